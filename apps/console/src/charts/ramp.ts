import type { Estimate } from '../figures/estimate.ts';
import { formatDecimal } from '../format/formats.ts';

/** Tokens of the style sheet, from little to much. */
export const rampTokens = ['--ramp-0', '--ramp-1', '--ramp-2', '--ramp-3', '--ramp-4'] as const;

/**
 * Classes of a map or heat map: the lower ends of all classes but the first, ascending and round. With few different
 * figures there are fewer classes than colours.
 */
export type Ramp = readonly number[];

/** Significant digits of a class's end. */
const digits = 2;

/** Classes with about equally many of the published figures each, so that a quiet suburb differs from an empty one. */
export function makeRamp(estimates: Iterable<Estimate>): Ramp {
  const values = [...estimates].flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const ends = rampTokens.slice(1).map((_, index) => values[Math.floor(((index + 1) * values.length) / rampTokens.length)] ?? 0);
  const [least = 0] = values;
  return [...new Set(ends.map((end) => Number(end.toPrecision(digits))))].filter((end) => end > least);
}

/** Position of the class that a figure is in. */
export function classOf(ramp: Ramp, value: number): number {
  return ramp.filter((end) => value >= end).length;
}

/** The colour of a class, as its position on the ramp: with fewer classes than colours they are spread over it. */
export function stepOf(ramp: Ramp, position: number): number {
  const last = rampTokens.length - 1;
  return ramp.length === 0 ? last : Math.round((position * last) / ramp.length);
}

/** The token of a class. */
export function tokenOf(ramp: Ramp, position: number): string {
  return rampTokens[stepOf(ramp, position)] ?? rampTokens[0];
}

/** Each class in words: `below 120`, `120 to 400`, `400 and more`. */
export function describeClasses(ramp: Ramp): readonly string[] {
  const [first] = ramp;
  if (first === undefined) return ['all published figures'];
  return [undefined, ...ramp].map((from, index) => {
    const to = ramp[index];
    if (from === undefined) return `below ${formatDecimal(first)}`;
    return to === undefined ? `${formatDecimal(from)} and more` : `${formatDecimal(from)} to ${formatDecimal(to)}`;
  });
}
