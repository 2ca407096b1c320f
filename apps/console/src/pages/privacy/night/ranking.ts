/** How well an answer tells nights apart: the area under the ROC curve, and what chance does with so few nights. */
export interface Ranking {
  /** Nights when he was there, and when he was not. */
  readonly there: number;
  readonly others: number;
  /** Share of pairs, one night of each kind, whose order the scores have right; a tie is half. */
  readonly right: number;
  /** Where 95 of 100 answers that know nothing lie. */
  readonly chance: readonly [from: number, to: number];
}

/** A night and what the attacker makes of its answer; more is "he is there". */
export interface ScoredNight {
  readonly score: number;
  readonly isThere: boolean;
}

/** Two-sided 95 % of a normal distribution. */
const z95 = 1.96;

/**
 * Judges scores against the truth (Mann and Whitney: the variance of the share without ties is (n + m + 1) / (12 n m), which ties
 * only make smaller). Undefined where all nights are of one kind.
 */
export function rankNights(nights: readonly ScoredNight[]): Ranking | undefined {
  const there = nights.filter(({ isThere }) => isThere);
  const others = nights.filter(({ isThere }) => !isThere);
  if (there.length === 0 || others.length === 0) return undefined;
  const pairs = there.length * others.length;
  const wins = there.reduce(
    (sum, { score }) => sum + others.reduce((won, other) => won + (score > other.score ? 1 : score === other.score ? 0.5 : 0), 0),
    0,
  );
  const spread = z95 * Math.sqrt((there.length + others.length + 1) / (12 * pairs));
  return {
    there: there.length,
    others: others.length,
    right: wins / pairs,
    chance: [Math.max(0, 0.5 - spread), Math.min(1, 0.5 + spread)],
  };
}

/** Whether chance alone explains a ranking. */
export function isChance({ right, chance: [from, to] }: Ranking): boolean {
  return right >= from && right <= to;
}
