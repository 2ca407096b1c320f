/** Published counts are multiples of this (privacy.md 6, rule 8). */
export const DEVICE_STEP = 5;
/** The same where counts are extrapolated to people. */
export const PEOPLE_STEP = 10;
/** Published medians are whole minutes. */
export const MINUTE_STEP = 1;

/** Shares and ratios are in percent, to this many points. */
export const PERCENT_STEP = 0.1;
/** An index, 100 being average, is a whole number. */
export const INDEX_STEP = 1;
/** Extrapolation factors are shown to this. */
export const FACTOR_STEP = 0.001;

/** A value with its interval, before or after rounding. */
export interface Span {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Rule 8 of privacy.md 6: clamps at zero (and at `most`), then rounds the value to the nearest step and the interval outward. */
export function clampAndRound({ value, lower, upper }: Span, step: number, most = Number.POSITIVE_INFINITY): Span {
  if (step >= 1) {
    return {
      value: Math.round(clamp(value, most) / step) * step,
      lower: Math.floor(clamp(lower, most) / step) * step,
      upper: Math.ceil(clamp(upper, most) / step) * step,
    };
  }
  // A step below one is a whole part of it; dividing by that part gives the nearest double, multiplying by the step would not.
  const parts = Math.round(1 / step);
  return {
    value: Math.round(clamp(value, most) * parts) / parts,
    lower: Math.floor(clamp(lower, most) * parts) / parts,
    upper: Math.ceil(clamp(upper, most) * parts) / parts,
  };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
