import type { LocalDay } from '@passerby/domain/calendar';
import { UNKNOWN_LEAF } from '@passerby/domain/demo';
import type { DemoLeaf } from '@passerby/domain/demo';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import type { ExtrapolationFactor } from '../extrapolation.ts';

/** What a family's cells are weighted by: each demo leaf apart, the market's total, or nothing fits. */
export type Weighting = 'LEAF' | 'TOTAL' | 'NONE';

/** Gives the factor of a budget period and demo leaf. */
export type FactorOf = (period: string, leaf: DemoLeaf) => number;

/** How a family can be extrapolated: by leaf if its cells are, not at all if they have ages alone or are foreign SIMs. */
export function weightingOf(family: FamilyName): Weighting {
  const { keys, measure } = getFamilyShape(family);
  if (keys.includes('gender')) return 'LEAF';
  return keys.includes('age_band') || measure === 'roamers' ? 'NONE' : 'TOTAL';
}

/** The public reasons of decision 0010. */
const whyMissing =
  'its releases carry none, because they were sealed before factors existed, or without a census and the residents of the period before';

/** Rule 7 of privacy.md 6: the public factors of a question in PEOPLE. Throws DATA_NOT_AVAILABLE where one is missing. */
export function bindFactors(factors: readonly ExtrapolationFactor[], { periods, weighting, leaves }: FactorsAsked): FactorOf {
  if (weighting === 'NONE') throw new PasserbyError('DATA_NOT_AVAILABLE', 'This table has no factors to people; ask for DEVICES');
  const needed = weighting === 'TOTAL' ? [UNKNOWN_LEAF] : leaves;
  const table = new Map(factors.map((row) => [nameOf(row.period, row), checkFactor(row)]));
  const missing = periods.find((period) => !needed.every((leaf) => table.has(nameOf(period, leaf))));
  if (missing !== undefined) {
    throw new PasserbyError(
      'DATA_NOT_AVAILABLE',
      `There are no factors to people for the period ${missing}: ${whyMissing}; ask for DEVICES, or for a later period`,
    );
  }
  return (period, leaf) => {
    const factor = table.get(nameOf(period, weighting === 'TOTAL' ? UNKNOWN_LEAF : leaf));
    if (factor === undefined) throw new PasserbyError('INTERNAL', 'A cell outside the question was read');
    return factor;
  };
}

interface FactorsAsked {
  readonly periods: readonly LocalDay[];
  readonly weighting: Weighting;
  readonly leaves: readonly DemoLeaf[];
}

function checkFactor({ period, ageBand, gender, factor }: ExtrapolationFactor): number {
  if (Number.isFinite(factor) && factor >= 1) return factor;
  throw badInput(`The factor of ${period}, ${ageBand}, ${gender} is ${factor}; expected at least 1`);
}

function nameOf(period: string, { ageBand, gender }: DemoLeaf): string {
  return `${period}|${ageBand}|${gender}`;
}
