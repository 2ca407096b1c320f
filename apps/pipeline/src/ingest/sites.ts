import { SITE_KINDS, type Site } from '@passerby/domain/place';
import type { Engine } from '../engine/engine.ts';
import { compareIds } from './areas.ts';
import { getTable } from './landing-table.ts';
import {
  assertUnique,
  findText,
  getNumber,
  getPosition,
  getText,
  getWord,
  readReference,
  type ReferenceRow,
} from './reference-row.ts';

const columns = {
  required: ['site_id', 'name', 'kind', 'longitude', 'latitude', 'radius_m', 'sensitive'],
  optional: ['owner'],
};

/** Reads `sites.csv`, sensitive ones too, in the order of site_id; throws BAD_USER_INPUT naming the line of the first problem. */
export async function readSites(engine: Engine, dir: string): Promise<readonly Site[]> {
  const rows = await readReference(engine, getTable(dir, 'sites'), columns);
  assertUnique(rows, ['site_id']);
  return rows.map(siteOf).toSorted((a, b) => compareIds(a.siteId, b.siteId));
}

function siteOf(row: ReferenceRow): Site {
  return {
    siteId: getText(row, 'site_id'),
    name: getText(row, 'name'),
    kind: getWord(row, 'kind', SITE_KINDS),
    ...getPosition(row),
    radiusM: getNumber(row, 'radius_m', { from: 0, to: 1e6 }),
    owner: findText(row, 'owner'),
    sensitive: getWord(row, 'sensitive', ['true', 'false']) === 'true',
  };
}
