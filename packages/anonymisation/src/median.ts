import type { Span } from './rules/rounding.ts';

/** What is publicly known of one dwell band: its edges in minutes, and a noisy count or the range that its status leaves. */
export interface BandKnowledge {
  readonly fromMinutes: number;
  /** Null for the open band. */
  readonly toMinutes: number | null;
  readonly least: number;
  readonly most: number;
}

/**
 * The median dwell in minutes from a distribution over bands, with its interval (privacy.md 4). A published band is its noisy
 * count (`least` = `most`); a hidden one is its midpoint for the value, and both ends for the interval, so that the median
 * tells nothing about a hidden band. The cumulative is made monotone, dwell is taken as even within a band, and the interval
 * is where the cumulative, moved by `halfWidth` of (before - after) / 2, crosses a half. Null where the value or a bound
 * falls into the open band, or nothing is there.
 */
export function medianOf(bands: readonly BandKnowledge[], halfWidth: number): Span | null {
  const value = crossingOf(
    bands,
    bands.map(({ least, most }) => (least + most) / 2),
    0,
  );
  if (value === null) return null;
  let lower = value;
  let upper = value;
  for (const counts of listExtremes(bands)) {
    const [from, to] = [crossingOf(bands, counts, -halfWidth), crossingOf(bands, counts, halfWidth)];
    if (from === null || to === null) return null;
    lower = Math.min(lower, from);
    upper = Math.max(upper, to);
  }
  return { value, lower, upper };
}

/** The minute at which the monotone cumulative reaches half its total plus `shift`; null in the open band or without visits. */
function crossingOf(bands: readonly BandKnowledge[], counts: readonly number[], shift: number): number | null {
  const cumulative = makeMonotone(counts);
  const total = cumulative.at(-1) ?? 0;
  if (total <= 0) return null;
  const wanted = Math.max(0, total / 2 + shift);
  const index = cumulative.findIndex((reached) => reached >= wanted && reached > 0);
  const band = bands[index];
  if (band === undefined || band.toMinutes === null) return null;
  const before = cumulative[index - 1] ?? 0;
  const inside = (cumulative[index] ?? 0) - before;
  const share = inside > 0 ? Math.min(1, Math.max(0, (wanted - before) / inside)) : 0;
  return band.fromMinutes + share * (band.toMinutes - band.fromMinutes);
}

/** Running totals that never fall: the largest so far. */
function makeMonotone(counts: readonly number[]): readonly number[] {
  let sum = 0;
  let reached = 0;
  return counts.map((count) => {
    sum += count;
    reached = Math.max(reached, sum);
    return reached;
  });
}

/** Every choice of an end for each hidden band: at most 2^5. */
function listExtremes(bands: readonly BandKnowledge[]): readonly (readonly number[])[] {
  return bands.reduce<readonly (readonly number[])[]>(
    (choices, { least, most }) =>
      choices.flatMap((chosen) =>
        least === most
          ? [[...chosen, least]]
          : [
              [...chosen, least],
              [...chosen, most],
            ],
      ),
    [[]],
  );
}
