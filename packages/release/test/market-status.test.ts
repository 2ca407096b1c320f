import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { listLoads, LOADS_KEPT, recordLoad } from '../src/load-list.ts';
import type { Load } from '../src/load-list.ts';
import { listMarketStatus } from '../src/market-status.ts';
import { publishDay, temporaryFolder } from './made-up-release.ts';

const load: Load = { id: '0a1b2c3d', at: '2026-10-08T04:00:00.000Z', verdict: 'WARN', rules: ['REJECT_RATE', 'VOLUME'] };

function loadNumber(index: number): Load {
  return Object.assign({}, load, { id: index.toString(16).padStart(8, '0') });
}

test('loads are kept newest first, the last of them only, and nothing that a load does not say', () => {
  using home = temporaryFolder();
  expect(listLoads(home.path, 'toy')).toEqual([]);
  for (let index = 0; index <= LOADS_KEPT; index++) recordLoad(home.path, 'toy', Object.assign({ rows: 17 }, loadNumber(index)));
  const loads = listLoads(home.path, 'toy');
  expect(loads).toHaveLength(LOADS_KEPT);
  expect(loads[0]).toEqual(loadNumber(LOADS_KEPT));
  expect(loads.at(-1)).toEqual(loadNumber(1));
  expect(readFileSync(join(home.path, 'toy', 'loads.json'), 'utf8')).not.toContain('rows');
  expect(readdirSync(join(home.path, 'toy'))).toEqual(['loads.json']);
});

test.each([
  ['no JSON', '{'],
  ['a list of another market', JSON.stringify({ market: 'other', loads: [] })],
  ['an unknown verdict', JSON.stringify({ market: 'toy', loads: [{ ...load, verdict: 'FINE' }] })],
  ['a rule that is none', JSON.stringify({ market: 'toy', loads: [{ ...load, rules: ['17 rows'] }] })],
  ['an id that is none', JSON.stringify({ market: 'toy', loads: [{ ...load, id: 't01' }] })],
  ['no instant', JSON.stringify({ market: 'toy', loads: [{ ...load, at: 'yesterday' }] })],
])('%s is refused', (_what, text) => {
  using home = temporaryFolder();
  mkdirSync(join(home.path, 'toy'));
  writeFileSync(join(home.path, 'toy', 'loads.json'), text);
  expect(() => listLoads(home.path, 'toy')).toThrow('loads.json is no list of the loads of "toy"');
});

test('the status of a market: the last day released, the newest release of each kind, its loads', async () => {
  using home = temporaryFolder();
  const releasesFolder = join(home.path, 'releases');
  expect(listMarketStatus(releasesFolder)).toEqual([]);
  await publishDay(home.path, '2026-10-05');
  const newest = basename(await publishDay(home.path, '2026-10-06'));
  recordLoad(releasesFolder, 'toy', load);
  recordLoad(releasesFolder, 'new', loadNumber(1));
  const { createdAt } = JSON.parse(readFileSync(join(releasesFolder, 'toy', newest, 'manifest.json'), 'utf8')) as {
    readonly createdAt: string;
  };
  expect(listMarketStatus(releasesFolder)).toEqual([
    { market: 'new', releasedThrough: null, publishedAt: null, newest: [], loads: [loadNumber(1)] },
    {
      market: 'toy',
      releasedThrough: '2026-10-06',
      publishedAt: createdAt,
      newest: [{ kind: 'day', id: newest, window: { from: '2026-10-06', to: '2026-10-07' }, publishedAt: createdAt }],
      loads: [load],
    },
  ]);
});
