/** A share of the subscribers: pseudonyms are hashes, so that equal ranges of them are equal shares. */
export interface Bucket {
  readonly from: bigint;
  /** Included. */
  readonly to: bigint;
}

const pseudonyms = 1n << 64n;
/** Events worked on at once; some 200 bytes of memory each at most. */
const eventsPerBucket = 10_000_000;

/** Splits all pseudonyms into as many equal ranges as keep the memory of a build bounded. */
export function listBuckets(events: number): readonly Bucket[] {
  const count = BigInt(Math.max(1, Math.ceil(events / eventsPerBucket)));
  return Array.from({ length: Number(count) }, (_, index) => ({
    from: (pseudonyms * BigInt(index)) / count,
    to: (pseudonyms * BigInt(index + 1)) / count - 1n,
  }));
}
