import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import type { Area } from '@passerby/domain/place';
import type { PopulationCount } from '../enclave/public-inputs.ts';
import type { Engine } from '../engine/engine.ts';
import { getTable } from './landing-table.ts';
import { assertUnique, getNumber, getText, getWord, readReference, rowError } from './reference-row.ts';

/** Reads `population.csv` in the order of its lines; throws BAD_USER_INPUT naming the line of the first problem. */
export async function readPopulation(engine: Engine, dir: string, areas: readonly Area[]): Promise<readonly PopulationCount[]> {
  const districts = new Set(areas.filter(({ level }) => level === 'DISTRICT').map(({ areaId }) => areaId));
  const rows = await readReference(engine, getTable(dir, 'population'), {
    required: ['area_id', 'age_band', 'gender', 'population'],
  });
  assertUnique(rows, ['area_id', 'age_band', 'gender']);
  return rows.map((row) => {
    const areaId = getText(row, 'area_id');
    if (!districts.has(areaId)) throw rowError(row, `area_id "${areaId}" is no district of areas.csv`);
    const population = getNumber(row, 'population', { from: 0, to: 1e10 });
    return { areaId, ageBand: getWord(row, 'age_band', AGE_BANDS), gender: getWord(row, 'gender', GENDERS), population };
  });
}
