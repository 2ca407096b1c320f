import { formatCount, formatInstant } from '../../format/formats.ts';
import type { Account } from './account-words.ts';

/** Of the points: beyond it the gauge warns. */
const nearlyUsed = 0.9;

export interface QuotaCardProps {
  readonly quota: NonNullable<Account['quota']>;
  /** Name of the licence that it is of. */
  readonly licence: string;
}

/** What is left of a licence's points today. */
export function QuotaCard({ quota, licence }: QuotaCardProps) {
  const { pointsLeft, pointsPerDay, pointsUsed, costMax, requestsPerMinute, resetsAt } = quota;
  return (
    <section className="card" aria-label="Quota">
      <h2>Left today</h2>
      <p>
        <strong data-value={pointsLeft}>{formatCount(pointsLeft)}</strong> of {formatCount(pointsPerDay)} points
      </p>
      <meter aria-label="Points used today" min={0} max={pointsPerDay} value={pointsUsed} high={pointsPerDay * nearlyUsed} />
      <p className="hint">
        {formatCount(pointsUsed)} used under the licence {licence}, by all its keys and people together; the day ends{' '}
        {formatInstant(resetsAt)}. A question costs at most {formatCount(costMax)} points, and {formatCount(requestsPerMinute)}{' '}
        may be asked a minute.
      </p>
    </section>
  );
}
