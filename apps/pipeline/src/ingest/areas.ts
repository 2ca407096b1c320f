import { AREA_LEVELS, type Area } from '@passerby/domain/place';
import { badInput } from '@passerby/domain/error';
import type { Engine } from '../engine/engine.ts';
import { getTable } from './landing-table.ts';
import {
  assertUnique,
  findNumber,
  findText,
  getPosition,
  getText,
  getWord,
  readReference,
  type ReferenceRow,
  rowError,
} from './reference-row.ts';

const columns = {
  required: ['area_id', 'name', 'level', 'longitude', 'latitude'],
  optional: ['parent_id', 'code', 'code_vintage', 'area_km2', 'resident_population'],
};
const maxPlaces = 65_535;

/** Reads `areas.csv`, in the order of area_id; throws BAD_USER_INPUT naming the line of the first problem (measures.md 1). */
export async function readAreas(engine: Engine, dir: string): Promise<readonly Area[]> {
  const table = getTable(dir, 'areas');
  const rows = await readReference(engine, table, columns);
  assertUnique(rows, ['area_id']);
  const areas = new Map(rows.map((row) => [getText(row, 'area_id'), areaOf(row)]));
  for (const row of rows) assertParent(row, areas);
  const sorted = [...areas.values()].toSorted((a, b) => compareIds(a.areaId, b.areaId));
  const zones = sorted.filter(({ level }) => level === 'ZONE').length;
  if (zones === 0 || zones > maxPlaces)
    throw badInput(`${table.name} has ${zones} areas of level ZONE; 1 to ${maxPlaces} are possible`);
  return sorted;
}

/** Ids in the order of their bytes, the order in which places are numbered and shares are summed (measures.md 6, Draws). */
export function compareIds(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function areaOf(row: ReferenceRow): Area {
  return {
    areaId: getText(row, 'area_id'),
    name: getText(row, 'name'),
    level: getWord(row, 'level', AREA_LEVELS),
    parentId: findText(row, 'parent_id'),
    code: findText(row, 'code'),
    codeVintage: findText(row, 'code_vintage'),
    ...getPosition(row),
    areaKm2: findNumber(row, 'area_km2', { from: 0, to: 1e9 }),
    residentPopulation: findNumber(row, 'resident_population', { from: 0, to: 1e10 }),
  };
}

/** A parent is there and of a coarser level; a district's is a region. */
function assertParent(row: ReferenceRow, areas: ReadonlyMap<string, Area>): void {
  const parentId = findText(row, 'parent_id');
  if (parentId === null) return;
  const parent = areas.get(parentId);
  if (parent === undefined) throw rowError(row, `parent_id "${parentId}" is no area of this file`);
  const level = getWord(row, 'level', AREA_LEVELS);
  if (AREA_LEVELS.indexOf(parent.level) >= AREA_LEVELS.indexOf(level)) {
    throw rowError(row, `parent_id "${parentId}" is a ${parent.level}, which cannot hold a ${level}`);
  }
}
