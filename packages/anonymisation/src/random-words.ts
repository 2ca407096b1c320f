import { randomFillSync } from 'node:crypto';

const bufferedWords = 16_384;

/** A stream of independent uniform 32-bit words. */
export interface RandomWords {
  next(): number;
}

/** Words of the operating system's generator, fetched in blocks and used once; no seed exists (privacy.md 4). */
export function openSystemWords(): RandomWords {
  const words = new Uint32Array(bufferedWords);
  let position = bufferedWords;
  return {
    next() {
      if (position === bufferedWords) {
        randomFillSync(words);
        position = 0;
      }
      const word = words[position] ?? 0;
      words[position] = 0;
      position += 1;
      return word;
    },
  };
}

/** A uniform integer in [0, bound), exact by rejection; `bound` at least 1. */
export function uniformBelow(words: RandomWords, bound: bigint): bigint {
  const bits = (bound - 1n).toString(2).length;
  const count = Math.ceil(bits / 32);
  const excess = BigInt(count * 32 - bits);
  for (;;) {
    let value = 0n;
    for (let index = 0; index < count; index += 1) value = (value << 32n) | BigInt(words.next());
    value >>= excess;
    if (value < bound) return value;
  }
}
