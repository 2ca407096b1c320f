import type { Estimate } from '../../../figures/estimate.ts';

/** An hour of an answer, its start with the market's offset. */
export interface HourRow {
  readonly at: string | null;
  readonly estimate: Estimate;
}

/** The estimates of one local hour of the day, by local day. */
export function pickHour(rows: readonly HourRow[], hour: number): ReadonlyMap<string, Estimate> {
  const hourText = String(hour).padStart(2, '0');
  return new Map(
    rows.flatMap(({ at, estimate }) => (at?.slice(11, 13) === hourText ? [[at.slice(0, 10), estimate] as const] : [])),
  );
}

/**
 * What an attacker can read from an answer, as an order: "too small" says that the noisy number is low, "too imprecise" that it is
 * higher, and a value is itself. Undefined, a night without an answer, is lowest.
 */
export function scoreOf(estimate: Estimate | undefined): number {
  if (estimate === undefined || estimate.status === 'NOT_COVERED') return 0;
  if (estimate.value !== null) return 2 + estimate.value;
  return estimate.status === 'IMPRECISE' ? 2 : 1;
}

/** A night's published figure with the zone less that without it; undefined where either is withheld. */
export function takeApart(whole: Estimate | undefined, rest: Estimate | undefined): number | undefined {
  if (whole?.value === null || whole === undefined || rest?.value === null || rest === undefined) return undefined;
  return whole.value - rest.value;
}

/** How many are at a place in an hour of the day; unpacked from columns. */
export interface CrowdRow {
  readonly area: string | number | null;
  readonly hourOfDay: string | number | null;
  readonly value: number | null;
}

/** The places with most devices in some hour of the day, most first, without one. */
export function listCrowds(
  rows: readonly CrowdRow[],
  { hour, without, count }: { readonly hour: number; readonly without: string; readonly count: number },
): readonly string[] {
  return rows
    .flatMap(({ area, hourOfDay, value }) =>
      typeof area === 'string' && area !== without && Number(hourOfDay) === hour && value !== null ? [{ area, value }] : [],
    )
    .toSorted((a, b) => b.value - a.value)
    .slice(0, count)
    .map(({ area }) => area);
}
