import { randomInt } from 'node:crypto';

const seedMost = 2 ** 32;

/**
 * Chance for made-up worlds and for the choice of questions; never for noise. The seed is told in the report, so that a
 * world can be made again.
 */
export interface Dice {
  readonly seed: number;
  /** Uniform in [0, 1). */
  share(): number;
  /** Uniform whole number in [0, bound). */
  below(bound: number): number;
  /** One of some things; throws RangeError when there are none. */
  pick<Thing>(things: readonly Thing[]): Thing;
  /** All of them in a random order. */
  shuffle<Thing>(things: readonly Thing[]): readonly Thing[];
}

/** Dice of a seed, or of a fresh one. */
export function openDice(seed: number = randomInt(seedMost)): Dice {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / seedMost;
  };
  const below = (bound: number): number => Math.floor(share() * bound);
  return {
    seed,
    share,
    below,
    pick(things) {
      const thing = things[below(things.length)];
      if (thing === undefined) throw new RangeError('there is nothing to pick from');
      return thing;
    },
    shuffle(things) {
      const shuffled = [...things];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [a, b] = [shuffled[last], shuffled[other]];
        if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
      }
      return shuffled;
    },
  };
}
