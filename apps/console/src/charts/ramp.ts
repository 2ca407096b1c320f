/** Steps of the ramp from little to much, as colours of the style sheet. */
export const rampTokens = ['var(--ramp-0)', 'var(--ramp-1)', 'var(--ramp-2)', 'var(--ramp-3)', 'var(--ramp-4)'] as const;

/** The least and the largest value that a ramp shows. */
export interface RampRange {
  readonly least: number;
  readonly most: number;
}

/** The range of some values; from 0 to 0 where there are none. */
export function rangeOf(values: readonly number[]): RampRange {
  if (values.length === 0) return { least: 0, most: 0 };
  return { least: Math.min(...values), most: Math.max(...values) };
}

/** The step of a value in a range, 0 to 4; the last where all values are the same. */
export function rampStep(value: number, { least, most }: RampRange): number {
  const last = rampTokens.length - 1;
  if (most <= least) return last;
  return Math.max(0, Math.min(last, Math.floor(((value - least) / (most - least)) * rampTokens.length)));
}

/** Where each step starts, in the unit of the values. */
export function rampStarts({ least, most }: RampRange): readonly number[] {
  return rampTokens.map((_token, step) => least + ((most - least) * step) / rampTokens.length);
}
