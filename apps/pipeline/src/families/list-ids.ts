import type { Engine } from '../engine/engine.ts';

const queries = {
  ZONE: 'SELECT area_id AS id FROM zones ORDER BY zone',
  DISTRICT: 'SELECT area_id AS id FROM districts ORDER BY district',
  SITE: 'SELECT site_id AS id FROM sites ORDER BY site',
} as const;

/** Ids of the published places of one kind, in id order; sensitive sites are not among them. */
export async function listIds({ engine }: { readonly engine: Engine }, place: string): Promise<readonly string[]> {
  const query = Object.entries(queries).find(([kind]) => kind === place)?.[1];
  if (query === undefined) throw new Error(`${place} has no list of ids`);
  const rows = await engine.rows<{ readonly id: string }>(query);
  return rows.map(({ id }) => id);
}
