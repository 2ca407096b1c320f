/** Steps of the ramp from little to much, as colours of the style sheet. */
export const rampTokens = ['var(--ramp-0)', 'var(--ramp-1)', 'var(--ramp-2)', 'var(--ramp-3)', 'var(--ramp-4)'] as const;

/** The step of a value between zero and the largest one, 0 to 4. */
export function rampStep(value: number, most: number): number {
  if (most <= 0) return 0;
  return Math.max(0, Math.min(rampTokens.length - 1, Math.floor((value / most) * rampTokens.length)));
}

/** Where each step starts, in the unit of the values. */
export function rampStarts(most: number): readonly number[] {
  return rampTokens.map((_token, step) => (most * step) / rampTokens.length);
}
