import { useId } from 'react';
import { TableScroll } from '../../controls/table-scroll.tsx';
import { formatDay, formatInstant } from '../../format/formats.ts';
import type { Load } from '@passerby/release/load-list';
import type { MarketStatus, NewestRelease } from '@passerby/release/market-status';

/** Loads that are shown; the gateway tells the last 50. */
const loadsShown = 10;

export interface MarketPartProps {
  readonly status: MarketStatus;
  /** When the status was read, ms since 1970; undefined before. */
  readonly nowMs: number | undefined;
}

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const dayMs = 86_400_000;

/** Freshness, newest releases and the verdicts of the last loads of a market. */
export function MarketPart({ status, nowMs }: MarketPartProps) {
  const heading = useId();
  const { market, releasedThrough, publishedAt, newest, loads } = status;
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{market}</h2>
      <p>
        {releasedThrough === null || publishedAt === null ? (
          'Nothing is released yet.'
        ) : (
          <>
            Released through <strong data-value={releasedThrough}>{formatDay(releasedThrough)}</strong>
            {nowMs !== undefined && `, ${daysAgo(releasedThrough, nowMs)}`}; the newest release was made{' '}
            {formatInstant(publishedAt)}.
          </>
        )}
      </p>
      {newest.length > 0 && <Releases market={market} releases={newest} />}
      <Loads loads={loads.slice(0, loadsShown)} />
    </section>
  );
}

/** How long a local day is past: `3 days ago`. */
function daysAgo(day: string, nowMs: number): string {
  return relative.format(-Math.floor((nowMs - Date.parse(day)) / dayMs), 'day');
}

function Releases({ market, releases }: { readonly market: string; readonly releases: readonly NewestRelease[] }) {
  return (
    <TableScroll label="Newest releases">
      <table>
        <caption>Newest release of each kind</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Manifest</th>
            <th scope="col">Covers</th>
            <th scope="col">Made</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ kind, id, window, publishedAt }) => (
            <tr key={id}>
              <th scope="row">{kind}</th>
              <td>
                <a href={`/releases/${market}/${id}/manifest.json`}>{id}</a>
              </td>
              <td>
                {formatDay(window.from)} to before {formatDay(window.to)}
              </td>
              <td>{formatInstant(publishedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Loads({ loads }: { readonly loads: readonly Load[] }) {
  if (loads.length === 0) return <p>No load of this market is known here.</p>;
  return (
    <TableScroll label="Last loads">
      <table>
        <caption>Last loads. How many rows they had stays in the enclave</caption>
        <thead>
          <tr>
            <th scope="col">Load</th>
            <th scope="col">At</th>
            <th scope="col">Verdict</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ id, at, verdict, rules }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{formatInstant(at)}</td>
              <td>
                <span className={`load load-${verdict}`} data-value={verdict}>
                  {verdictWords[verdict]}
                </span>
              </td>
              <td>{rules.length === 0 ? 'no threshold was passed' : rules.map((rule) => ruleWords[rule] ?? rule).join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const verdictWords: Readonly<Record<Load['verdict'], string>> = { PASS: 'pass', WARN: 'warn', STOPPED: 'stopped' };

/** The thresholds of the quality report (measures.md 1). */
const ruleWords: Readonly<Record<string, string>> = {
  REJECT_RATE: 'more than a fifth of the rows of a file were set aside',
  STOPS_BUILD: 'half of a file or more was set aside: nothing is released until it is replaced',
  VOLUME: 'a day has a third more or fewer rows than the days before it',
  IGNORED_FILE: 'a file was not read',
};
