import { createHmac } from 'node:crypto';

const mask = (1n << 64n) - 1n;
const rotate = (word: bigint, bits: bigint): bigint => ((word << bits) | (word >> (64n - bits))) & mask;

/** SipHash-2-4, written from its specification so that the engine's is checked against another one. */
export function sipHash(key: readonly [low: bigint, high: bigint], message: Buffer): bigint {
  let [a, b, c, d] = [
    key[0] ^ 0x736f6d6570736575n,
    key[1] ^ 0x646f72616e646f6dn,
    key[0] ^ 0x6c7967656e657261n,
    key[1] ^ 0x7465646279746573n,
  ];
  const rounds = (count: number): void => {
    for (let round = 0; round < count; round++) {
      a = (a + b) & mask;
      b = rotate(b, 13n) ^ a;
      a = rotate(a, 32n);
      c = (c + d) & mask;
      d = rotate(d, 16n) ^ c;
      a = (a + d) & mask;
      d = rotate(d, 21n) ^ a;
      c = (c + b) & mask;
      b = rotate(b, 17n) ^ c;
      c = rotate(c, 32n);
    }
  };
  const padded = Buffer.alloc(Math.floor(message.length / 8) * 8 + 8);
  message.copy(padded);
  padded[padded.length - 1] = message.length & 0xff;
  for (let offset = 0; offset < padded.length; offset += 8) {
    const word = padded.readBigUInt64LE(offset);
    d ^= word;
    rounds(2);
    a ^= word;
  }
  c ^= 0xffn;
  rounds(4);
  return a ^ b ^ c ^ d;
}

/** Pseudonym and draws of measures.md 6, from the text alone. */
export class Draws {
  readonly #key: Buffer;
  readonly #words: readonly [bigint, bigint];

  constructor(key: Buffer) {
    this.#key = key;
    const digest = createHmac('sha256', key).update('draw').digest();
    this.#words = [digest.readBigUInt64LE(0), digest.readBigUInt64LE(8)];
  }

  pseudonym(id: string): bigint {
    return createHmac('sha256', this.#key).update(id).digest().readBigUInt64BE(0);
  }

  hash(table: string, id: string, [window, place]: readonly [window: string, place: string]): bigint {
    return sipHash(this.#words, Buffer.from(`${table}|${this.pseudonym(id)}|${window}|${place}`));
  }

  /** The `count` places with the smallest hashes. */
  keep(
    table: string,
    id: string,
    { window, places, count }: { readonly window: string; readonly places: readonly string[]; readonly count: number },
  ): readonly string[] {
    const distinct = [...new Set(places)];
    if (distinct.length <= count) return distinct;
    const hashes = new Map(distinct.map((place) => [place, this.hash(table, id, [window, place])]));
    return distinct.toSorted((one, other) => ((hashes.get(one) ?? 0n) < (hashes.get(other) ?? 0n) ? -1 : 1)).slice(0, count);
  }
}
