/** Published counts are multiples of this (privacy.md 6, rule 8). */
export const DEVICE_STEP = 5;
/** The same where counts are extrapolated to people. */
export const PEOPLE_STEP = 10;
/** Published medians are whole minutes. */
export const MINUTE_STEP = 1;

/** A value with its interval, before or after rounding. */
export interface Span {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Rule 8 of privacy.md 6: clamps at zero, then rounds the value to the nearest step and the interval outward. */
export function clampAndRound({ value, lower, upper }: Span, step: number): Span {
  return {
    value: Math.round(Math.max(0, value) / step) * step,
    lower: Math.floor(Math.max(0, lower) / step) * step,
    upper: Math.ceil(Math.max(0, upper) / step) * step,
  };
}
