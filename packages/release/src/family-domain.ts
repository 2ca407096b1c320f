import type { FamilyName, KeyColumn } from '@passerby/domain/family';

/** One axis of a family's public domain: its columns and the ordered tuples they take. */
export interface DomainAxis {
  readonly columns: readonly KeyColumn[];
  /** Each tuple has one value per column. */
  readonly values: readonly (readonly (string | number)[])[];
}

/**
 * The public domain of a family in one window: the cartesian product of its axes, last axis fastest. Its columns, taken
 * in order over the axes, are the family's keys. Every cell is released, so an empty input gives the same rows.
 */
export interface FamilyDomain {
  readonly family: FamilyName;
  readonly axes: readonly DomainAxis[];
}

/** Exact bounded counts of a family in one window, before noise: one number per cell, in the order of the domain. */
export interface ExactCounts {
  readonly domain: FamilyDomain;
  readonly counts: Int32Array;
}

/** How many cells a domain has: the product of its axes' lengths. */
export function countCells({ axes }: FamilyDomain): number {
  return axes.reduce((cells, { values }) => cells * values.length, 1);
}

/** The key columns of a domain in the order of its axes. */
export function listKeys({ axes }: FamilyDomain): readonly KeyColumn[] {
  return axes.flatMap(({ columns }) => columns);
}
