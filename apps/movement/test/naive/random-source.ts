/** Draws that a seed fixes, for tests alone. */
export interface RandomSource {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** Each value with an even chance, in order. */
  some<Value>(values: readonly Value[]): readonly Value[];
  chance(probability: number): boolean;
}

/** The 32-bit generator mulberry32: small, and even enough to choose questions with. */
export function openRandomSource(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    some: (values) => values.filter(() => next() < 0.5),
    chance: (probability) => next() < probability,
  };
}
