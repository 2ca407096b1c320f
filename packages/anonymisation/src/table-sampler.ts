import { buildGaussianTable, TABLE_BITS } from './gaussian-table.ts';
import type { RandomWords } from './random-words.ts';
import type { Rational } from './rational.ts';

const wordBits = 32;
const words128 = TABLE_BITS / wordBits;
const guideBits = 12;

/** A sampler that inverts the table: `draw` maps a uniform 128-bit integer, read word by word as needed, to an outcome. */
export interface TableSampler {
  readonly distanceBits: number;
  draw(words: RandomWords): number;
}

/**
 * Builds the fast sampler of N_Z(0, sigma2). The first 32 bits of the uniform decide by a guide and a short walk; only when
 * they equal an entry's first 32 bits are further words drawn, up to 128 bits, so that every outcome has exactly its
 * tabulated probability. Comparisons of integers only.
 */
export function buildTableSampler(sigma2: Rational): TableSampler {
  const { first, cumulative, distanceBits } = buildGaussianTable(sigma2);
  const entries = cumulative.slice(0, -1);
  const heads = Float64Array.from([...entries.map((entry) => wordOf(entry, 0)), 2 ** wordBits]);
  const guide = buildGuide(heads);
  return {
    distanceBits,
    draw(words) {
      const head = words.next();
      let index = guide[head >>> (wordBits - guideBits)] ?? 0;
      while ((heads[index] ?? 0) < head) index += 1;
      if (heads[index] === head) index = refine(words, { entries, heads, head, index });
      return first + index;
    },
  };
}

interface Tie {
  readonly entries: readonly bigint[];
  readonly heads: Float64Array;
  readonly head: number;
  readonly index: number;
}

/** Draws the other 96 bits and finishes the search among the entries that share the first 32. */
function refine(words: RandomWords, { entries, heads, head, index }: Tie): number {
  let uniform = BigInt(head);
  for (let count = 1; count < words128; count += 1) uniform = (uniform << BigInt(wordBits)) | BigInt(words.next());
  let found = index;
  while (heads[found] === head && (entries[found] ?? 0n) <= uniform) found += 1;
  return found;
}

/** For each value of the leading bits, the first entry that a uniform with these bits may fall below. */
function buildGuide(heads: Float64Array): Uint32Array {
  const guide = new Uint32Array(1 << guideBits);
  let index = 0;
  for (let bucket = 0; bucket < guide.length; bucket += 1) {
    const least = bucket * 2 ** (wordBits - guideBits);
    while ((heads[index] ?? 0) < least) index += 1;
    guide[bucket] = index;
  }
  return guide;
}

function wordOf(entry: bigint, word: number): number {
  return Number((entry >> BigInt(TABLE_BITS - wordBits * (word + 1))) & 0xffff_ffffn);
}
