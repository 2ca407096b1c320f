const step = 0x6d2b79f5;
const nuisance = [
  ' ',
  ...'{ } [ ] ( ) " \\ : @ $ ! | & # . , \' ` < > % ; - _ \n \t \0 é ß 漢 🏃 a b c x y z 0 1 9'.split(' '),
] as const;

/** Numbers of a seed, the same each time: what a hostile corpus is drawn from (mulberry32). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.trunc(seed) | 0;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    this.#state = (this.#state + step) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) % (to - from + 1));
  }

  /** One of a list that is not empty. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  /** Characters that are a nuisance to parsers. */
  noise(length: number): string {
    return Array.from({ length }, () => this.pick(nuisance)).join('');
  }
}
