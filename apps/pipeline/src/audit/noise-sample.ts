import type { FamilyName } from '@passerby/domain/family';
import { Histogram } from './statistics/histogram.ts';

/** The noise of one family: released counts less the bounded exact ones, over all tables that were compared. */
export interface NoiseSample {
  readonly family: FamilyName;
  /** As the manifests state it. */
  readonly sigma2: number;
  readonly all: Histogram;
  /** Of the cells whose exact count is zero. */
  readonly ofZeroCells: Histogram;
  /** Sum over neighbouring tables of the products of their cells' noise, and the number of products: shared noise shows here. */
  readonly products: { sum: number; pairs: number };
  /** Column types of the sealed files, without repeats. */
  readonly types: Set<string>;
  /** Released counts that are no whole numbers. */
  fractions: number;
}

/** One family's table as released, beside its exact counts. */
export interface NoiseTable {
  readonly family: FamilyName;
  readonly sigma2: number;
  readonly exact: ArrayLike<number>;
  readonly released: ArrayLike<number>;
  readonly type: string;
}

/** Gathers the noise of many tables by family; neighbours are tables of one family in the order they come. */
export class NoiseSamples {
  readonly #samples = new Map<FamilyName, NoiseSample>();
  readonly #last = new Map<FamilyName, Float64Array>();

  add({ family, sigma2, exact, released, type }: NoiseTable): void {
    const sample = this.#sampleOf(family, sigma2);
    const noise = Float64Array.from({ length: exact.length }, (_, cell) => (released[cell] ?? Number.NaN) - (exact[cell] ?? 0));
    const former = this.#last.get(family);
    sample.types.add(type);
    for (const [cell, value] of noise.entries()) {
      sample.all.add(value);
      if (exact[cell] === 0) sample.ofZeroCells.add(value);
      if (!Number.isInteger(value)) sample.fractions += 1;
      if (former?.length !== noise.length) continue;
      sample.products.sum += value * (former[cell] ?? 0);
      sample.products.pairs += 1;
    }
    this.#last.set(family, noise);
  }

  list(): readonly NoiseSample[] {
    return [...this.#samples.values()];
  }

  #sampleOf(family: FamilyName, sigma2: number): NoiseSample {
    const known = this.#samples.get(family);
    if (known !== undefined) return known;
    const products = { sum: 0, pairs: 0 };
    const made = {
      family,
      sigma2,
      all: new Histogram(),
      ofZeroCells: new Histogram(),
      products,
      types: new Set<string>(),
      fractions: 0,
    };
    this.#samples.set(family, made);
    return made;
  }
}
