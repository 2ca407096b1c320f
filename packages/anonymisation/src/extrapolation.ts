import type { LocalDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES, UNKNOWN_LEAF } from '@passerby/domain/demo';
import type { DemoLeaf } from '@passerby/domain/demo';

const leastFactor = 1;
const mostOfMedian = 2;
const factorDecimals = 6;

/** What a factor rests on: the census and the former period's residents, or the operator's published market share. */
export const FACTOR_SOURCES = ['CENSUS', 'OPERATOR_SHARE'] as const;
export type FactorSource = (typeof FACTOR_SOURCES)[number];

/** One public, frozen factor from devices to people; the (unknown, unknown) leaf carries the market's total (measures.md 4). */
export interface ExtrapolationFactor extends DemoLeaf {
  /** First day of the budget period it holds for. */
  readonly period: LocalDay;
  /** People per device, at least 1. */
  readonly factor: number;
  readonly source: FactorSource;
}

/** People or devices of one demo leaf, over a whole market. */
export interface LeafCount extends DemoLeaf {
  readonly count: number;
}

/** Published counts that the factors of a period are the quotient of. */
export interface FactorInputs {
  readonly period: LocalDay;
  /** Census population. */
  readonly census: readonly LeafCount[];
  /** Noisy residents in devices of the former period's release; signed. */
  readonly residents: readonly LeafCount[];
}

/**
 * Factors of a period by demo leaf: census / residents, clamped to [1, 2 x median of the known leaves], UNKNOWN the market's
 * total (measures.md 4); six decimals, so that a file holds them exactly. None where the census is empty or half of the
 * leaves have no residents, for there is no median then. Post-processing of published numbers: it costs no budget.
 */
export function deriveFactors({ period, census, residents }: FactorInputs): readonly ExtrapolationFactor[] {
  const people = indexByLeaf(census);
  const devices = indexByLeaf(residents);
  const known = DEMO_LEAVES.filter((leaf) => leaf !== UNKNOWN_LEAF);
  const quotients = new Map(known.map((leaf) => [nameOf(leaf), quotientOf(people.get(nameOf(leaf)), devices.get(nameOf(leaf)))]));
  const median = medianOf([...quotients.values()]);
  const total = quotientOf(totalOf(census), totalOf(residents));
  if (median === 0 || !Number.isFinite(median)) return [];
  return DEMO_LEAVES.map((leaf) => {
    const factor = Math.max(leastFactor, Math.min(mostOfMedian * median, quotients.get(nameOf(leaf)) ?? total));
    return {
      period,
      ageBand: leaf.ageBand,
      gender: leaf.gender,
      factor: Number(factor.toFixed(factorDecimals)),
      source: 'CENSUS',
    };
  });
}

/** The factors of a market's first period, which has no residents before it: one over the operator's published share, for every leaf. */
export function factorsOfShare(period: LocalDay, operatorShare: number): readonly ExtrapolationFactor[] {
  const factor = Number(Math.max(leastFactor, 1 / operatorShare).toFixed(factorDecimals));
  return DEMO_LEAVES.map(({ ageBand, gender }) => ({ period, ageBand, gender, factor, source: 'OPERATOR_SHARE' }));
}

/** Infinite where nobody is counted: the clamp decides then. */
function quotientOf(people = 0, devices = 0): number {
  return devices > 0 ? people / devices : Number.POSITIVE_INFINITY;
}

function indexByLeaf(counts: readonly LeafCount[]): ReadonlyMap<string, number> {
  const byLeaf = new Map<string, number>();
  for (const row of counts) byLeaf.set(nameOf(row), (byLeaf.get(nameOf(row)) ?? 0) + row.count);
  return byLeaf;
}

function totalOf(counts: readonly LeafCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function nameOf({ ageBand, gender }: DemoLeaf): string {
  return `${ageBand}|${gender}`;
}
