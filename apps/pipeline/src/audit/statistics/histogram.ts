/** How often each integer was seen: all that the noise checks keep of a table, so that no cell can be told from it. */
export class Histogram {
  readonly #counts = new Map<number, number>();
  #size = 0;

  add(value: number, times = 1): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + times);
    this.#size += times;
  }

  get size(): number {
    return this.#size;
  }

  countOf(value: number): number {
    return this.#counts.get(value) ?? 0;
  }

  /** Counts by value, in no order. */
  entries(): Iterable<readonly [value: number, count: number]> {
    return this.#counts.entries();
  }

  /** NaN for none. */
  mean(): number {
    return this.#sumOf((value) => value) / this.#size;
  }

  /** Mean square: the variance about 0, which is where noise is centred. NaN for none. */
  meanSquare(): number {
    return this.#sumOf((value) => value * value) / this.#size;
  }

  #sumOf(term: (value: number) => number): number {
    let sum = 0;
    for (const [value, count] of this.#counts) sum += count * term(value);
    return sum;
  }
}
