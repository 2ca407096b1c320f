import { FACTOR_SOURCES } from '@passerby/anonymisation/extrapolation';
import type { ExtrapolationFactor } from '@passerby/anonymisation/extrapolation';
import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import { badInput } from '@passerby/domain/error';

/** Name of the file below `public/`. */
export const FACTORS_FILE = 'factors.csv';

const header = 'period,age_band,gender,factor,source';
const ages = [...AGE_BANDS, 'unknown'] as const;
const genders = [...GENDERS, 'unknown'] as const;

/** Extrapolation factors as `factors.csv` holds them: header row, LF, one row a period and demo leaf (interfaces.md). */
export function printFactors(factors: readonly ExtrapolationFactor[]): string {
  const rows = factors.map((row) => [row.period, row.ageBand, row.gender, row.factor, row.source].join(','));
  return `${[header, ...rows].join('\n')}\n`;
}

/** The inverse of {@link printFactors}; throws BAD_USER_INPUT naming the line of a row that is none. */
export function parseFactors(text: string): readonly ExtrapolationFactor[] {
  const [first, ...rows] = text.trimEnd().split('\n');
  if (first !== header) throw badInput(`${FACTORS_FILE}, line 1: expected "${header}"`);
  return rows.map((row, index) => {
    const [period = '', age, sex, factor, origin] = row.split(',');
    const ageBand = ages.find((known) => known === age);
    const gender = genders.find((known) => known === sex);
    const source = FACTOR_SOURCES.find((known) => known === origin);
    if (ageBand === undefined || gender === undefined || source === undefined || !(Number(factor) >= 1)) {
      throw badInput(`${FACTORS_FILE}, line ${index + 2}: "${row}" is no factor of a demo group`);
    }
    return { period, ageBand, gender, factor: Number(factor), source };
  });
}
