/** An exact positive fraction: budgets and noise variances are never floating point (privacy.md 4). */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** As manifests, policies and ledgers write it: `[numerator, denominator]`, both safe integers. */
export type RationalPair = readonly [num: number, den: number];
