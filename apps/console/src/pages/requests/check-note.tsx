import type { WholeRequestFragment } from '@passerby/client/operations';
import { AddressLink } from '../../controls/section-links.tsx';
import { formatCount, formatInstant } from '../../format/formats.ts';
import { withheldLabels } from '../../format/labels.ts';
import { isAwaited } from './request-steps.ts';
import { outcomeLabels } from './request-words.ts';

type Check = NonNullable<WholeRequestFragment['check']>;
type StatusTally = NonNullable<Check['tally']>;

/** What the automatic check found: whether the question would be answered, how much of it, and what would show more. */
export function CheckNote({ request }: { readonly request: WholeRequestFragment }) {
  const { check } = request;
  return (
    <section className="card check" aria-label="Automatic check" aria-live="polite">
      <h3>Automatic check</h3>
      {check === null ? <p>{whyUnchecked(request)}</p> : <Found check={check} />}
    </section>
  );
}

function whyUnchecked(request: WholeRequestFragment): string {
  if (request.question === null) return 'The question is checked as soon as it is saved with places and days.';
  return isAwaited(request) ? 'The question is being checked; this takes some seconds.' : 'It was not checked.';
}

function Found({ check }: { readonly check: Check }) {
  const { outcome, problem, problemCode, tally, suggestions, alreadyOpen, edition, checkedAt } = check;
  return (
    <>
      <p className={outcome === 'REFUSED' ? 'overdue' : undefined}>
        <strong>{outcomeLabels[outcome]}</strong>
        {problem !== null && `: ${problem}`} {problemCode !== null && <code>{problemCode}</code>}
      </p>
      {tally !== null && <TallyLine tally={tally} />}
      {suggestions.length > 0 && (
        <>
          <h4>What would show more</h4>
          <ul>
            {suggestions.map(({ advice, tally: then }) => (
              <li key={advice}>
                {advice.replace(/\.$/, '')}: {describeTally(then)}
              </li>
            ))}
          </ul>
        </>
      )}
      {alreadyOpen.length > 0 && (
        <p>
          All of it is in what was released already:{' '}
          {alreadyOpen.map((id) => (
            <AddressLink key={id} to={{ request: id }}>
              {id}
            </AddressLink>
          ))}
        </p>
      )}
      <p className="hint">
        Checked {formatInstant(checkedAt)}
        {edition !== null && `, edition ${edition}`}. It looks at whether figures would be shown, never at their values.
      </p>
    </>
  );
}

/** Shares as a bar, and in words beside it. */
function TallyLine({ tally }: { readonly tally: StatusTally }) {
  const parts = partsOf(tally);
  return (
    <>
      <div className="tally" aria-hidden="true">
        {parts.map(({ name, count }) => (
          <span key={name} className={`tally-${name}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <p>{describeTally(tally)}</p>
    </>
  );
}

type TallyName = keyof StatusTally;

const tallyWords: Readonly<Record<TallyName, string>> = {
  published: 'shown',
  belowMinimum: withheldLabels.BELOW_MINIMUM,
  imprecise: withheldLabels.IMPRECISE,
  notCovered: withheldLabels.NOT_COVERED,
};
const tallyNames = Object.keys(tallyWords) as readonly TallyName[];

function partsOf(tally: StatusTally) {
  return tallyNames.map((name) => ({ name, count: tally[name] })).filter(({ count }) => count > 0);
}

/** `1,240 figures: 1,100 shown, 140 group too small`. */
function describeTally(tally: StatusTally): string {
  const all = tallyNames.reduce((sum, name) => sum + tally[name], 0);
  const parts = partsOf(tally).map(({ name, count }) => `${formatCount(count)} ${tallyWords[name]}`);
  return `${formatCount(all)} figures: ${parts.join(', ')}`;
}
