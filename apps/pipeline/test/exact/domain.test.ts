import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, listDays, PERIOD_DAYS } from '@passerby/domain/calendar';
import standardJson from '@passerby/anonymisation/policies/standard.json' with { type: 'json' };
import { FAMILY_NAMES, getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import type { ExactCounts } from '@passerby/release/family-domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyMarket } from '../../src/audit/worlds/busy-market.ts';
import type { MadeMarket } from '../../src/audit/worlds/landing-folder.ts';
import { buildClosed, openMadeEnclave } from '../../src/audit/worlds/made-enclave.ts';
import { countFamily } from '../../src/families/count-family.ts';

const firstDay = '2026-10-05';
const days = { day: 1, week: 7, period: PERIOD_DAYS } as const;
/** Cells of one release over 60 zones with a site each, in ten districts; all pairs of zones lie within 30 km. Once more by hand. */
const cells: Readonly<Record<FamilyName, number>> = {
  'presence-zone-hour': 60 * 24,
  'presence-zone-hour-demo': 60 * 24 * 15,
  'presence-site-hour': 60 * 24,
  'visitors-zone-day': 60,
  'visitors-zone-day-demo': 60 * 15,
  'visitors-district-day-demo': 10 * 15,
  'visitors-zone-week-demo': 60 * 15,
  'visitors-zone-period-demo': 60 * 15,
  'visitors-site-period-demo': 60 * 15,
  'visitors-site-week-kind': 60 * 3,
  'dwell-site-day': 60 * 5,
  'dwell-site-week-demo': 60 * 5 * 15,
  'dwell-site-week-daypart': 60 * 4 * 3 * 8,
  'flows-district-day': 10 * 10 * 4,
  'flows-zone-period': 60 * 60,
  'catchment-site-week': 60 * 11,
  'loyalty-site-week': 60 * 2,
  'frequency-site-period': 60 * 5,
  'roamers-district-day': 10 * standardJson.roamerCountries.filter((country) => country !== 'GB').length,
  'residents-zone-period-demo': 60 * 15,
  'workers-zone-period-demo': 60 * 15,
};

const home = mkdtempSync(join(tmpdir(), 'passerby-domain-'));
let full: ReadonlyMap<FamilyName, ExactCounts>;
let quiet: ReadonlyMap<FamilyName, ExactCounts>;

beforeAll(async () => {
  const facts = { days: listDays(firstDay, addDays(firstDay, 2)), policy: 'standard' };
  full = await countAll('full', busyMarket({ bots: 1, guests: 1, ...facts }));
  const still = busyMarket({ bots: 1, ...facts });
  quiet = await countAll('quiet', { ...still, pingsOf: (_, day) => [{ at: Date.parse(`${day}T12:00:00Z`), cellId: 'cell-00' }] });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function countAll(name: string, made: MadeMarket): Promise<ReadonlyMap<FamilyName, ExactCounts>> {
  const enclave = await openMadeEnclave(join(home, name), made);
  try {
    await buildClosed(enclave, made);
    const counted = new Map<FamilyName, ExactCounts>();
    for (const family of FAMILY_NAMES) {
      const to = addDays(firstDay, days[getFamilyShape(family).window]);
      counted.set(family, await countFamily(enclave, family, { from: firstDay, to }));
    }
    return counted;
  } finally {
    await enclave.close();
  }
}

test.each(FAMILY_NAMES)('the cells of %s are those of the public domain, whoever is there', (family) => {
  const [one, other] = [full.get(family), quiet.get(family)];
  expect(other?.domain).toEqual(one?.domain);
  expect(one?.counts).toHaveLength(cells[family]);
  expect(other?.counts).toHaveLength(one?.counts.length ?? 0);
});

test.each([
  ['visitors-zone-day', 6],
  ['visitors-district-day-demo', 4],
  ['visitors-zone-week-demo', 12],
  ['dwell-site-day', 4],
  ['dwell-site-week-demo', 4],
  ['catchment-site-week', 4],
  ['roamers-district-day', 2],
] as const)('nobody is too few to be counted before the noise: one bot leaves a 1 in each of its cells of %s', (family, cap) => {
  const held = full.get(family)?.counts.filter((count) => count !== 0);
  expect([...(held ?? [])]).toEqual(Array.from({ length: cap }, () => 1));
});

test('who was seen once, and visited nothing, is in no table', () => {
  for (const [family, { counts }] of quiet) {
    const presence = getFamilyShape(family).measure === 'presence';
    expect({ family, total: counts.reduce((sum, count) => sum + count, 0) > 0 }).toEqual({ family, total: presence });
  }
});
