import { formatDecimal, formatInstant } from '../format/formats.ts';
import { useMethods } from '../market/market-context.ts';
import type { Measure } from '@passerby/client/operations';
import type { Unit } from '../format/labels.ts';

/** What every answer of the graph says of itself; the fragment `AnswerFacts` of the client's operations asks for it. */
export interface AnswerFacts {
  readonly measure: Measure;
  readonly edition: { readonly id: string };
  readonly guarantee: { readonly rhoPerPeriod: number; readonly epsilon: number; readonly delta: number };
  /** What one unit is: devices, device-hours, visitor-weeks. */
  readonly counts: string;
  readonly unit: Unit;
  readonly notes: readonly string[];
  readonly coverage: { readonly isWhole: boolean; readonly windows: readonly string[] };
  readonly freshness: { readonly measuredThrough: string | null; readonly publishedAt: string };
  readonly releases: readonly { readonly id: string; readonly manifest: string }[];
}

/** How many releases are listed by name. */
const releasesShown = 8;

/** How a figure was computed: definition, clock, what was added to protect people, and from which releases. */
export function MethodNote({ facts }: { readonly facts: AnswerFacts }) {
  const { edition, guarantee, counts, unit, notes, coverage, freshness, releases, measure } = facts;
  const method = useMethods().get(measure);
  return (
    <dl className="method">
      {method !== undefined && (
        <>
          <dt>Definition</dt>
          <dd>{method.definition}</dd>
          <dt>One person counts</dt>
          <dd>{method.counting}</dd>
          <dt>The clock that decides</dt>
          <dd>{method.clock}</dd>
        </>
      )}
      <dt>Counted in</dt>
      <dd>
        {counts}
        {unit === 'PEOPLE' ? ', extrapolated to people with public factors' : ', as devices of this operator'}
      </dd>
      <dt>Protection</dt>
      <dd>
        Every cell had random noise added once, when it was released; intervals hold the counted number 95 times of 100. Small
        groups and imprecise figures are withheld. One person costs at most rho {formatDecimal(guarantee.rhoPerPeriod)} in 28
        days: epsilon {formatDecimal(guarantee.epsilon)} at delta {guarantee.delta}.
      </dd>
      <dt>Covers</dt>
      <dd>
        {coverage.windows.length === 0 ? 'nothing' : coverage.windows.join(', ')}
        {coverage.isWhole ? '' : ' (a part of what was asked)'}
      </dd>
      <dt>Edition</dt>
      <dd>
        {edition.id}, published {formatInstant(freshness.publishedAt)}
      </dd>
      <dt>Releases</dt>
      <dd>
        {releases.slice(0, releasesShown).map(({ id, manifest }) => (
          <a key={id} href={manifest}>
            {id}
          </a>
        ))}
        {releases.length > releasesShown && <span>and {releases.length - releasesShown} more</span>}
      </dd>
      {notes.length > 0 && (
        <>
          <dt>Notes</dt>
          <dd>
            <ul>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
