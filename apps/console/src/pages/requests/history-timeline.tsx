import type { WholeRequestFragment } from '@passerby/client/operations';
import { formatInstant } from '../../format/formats.ts';
import { partyOf } from './request-steps.ts';
import { stateLabels } from './request-words.ts';

/** What a request went through, and who did it. */
export function HistoryTimeline({ history }: { readonly history: WholeRequestFragment['history'] }) {
  return (
    <section aria-label="History">
      <h3>History</h3>
      <ol className="timeline">
        {history.map((event) => (
          <li key={`${event.at} ${event.to}`}>
            <p>
              <strong>{stateLabels[event.to]}</strong>{' '}
              <span className="hint">
                <time dateTime={event.at}>{formatInstant(event.at)}</time>, {partyOf(event)} <code>{event.actor}</code>
              </span>
            </p>
            {event.note !== null && <blockquote>{event.note}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
