import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { familyDomain } from '../../src/families/family-domain.ts';
import { listRoamerCountries, policyOf } from '../../src/families/market-policy.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { EVENT_HEADER, lines, makeLandingFolder, NOW, TEST_KEY } from './landing-folder.ts';

const switches = vi.hoisted(() => ({ admitRoamers: true, admitUnknownDemo: true }));
vi.mock(import('../../src/families/market-policy.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    policyOf: (market) => ({ ...real.policyOf(market), ...switches }),
  };
});

const events = {
  'events/date=2026-04-21/part-0.csv': lines(
    EVENT_HEADER,
    't01,C1,2026-04-21T09:00:00Z,234-10',
    'unknown,C1,2026-04-21T09:00:00Z,234-10',
    'returner,C1,2026-04-22T09:00:00Z,234-10',
    'french,C1,2026-04-21T09:00:00Z,208-01',
    'french,C9,garbage,208-01',
    'neighbour,C1,2026-04-21T09:00:00Z,234-15',
    'ghost,C1,2026-04-21T09:00:00Z,234-10',
  ),
};

/** Lines of kept events, rows in quarantine and subscribers kept by the build, under the switches. */
async function keptUnder(wanted: Partial<typeof switches>, later: Partial<typeof switches> = wanted) {
  const folder = makeLandingFolder(events);
  Object.assign(switches, { admitRoamers: true, admitUnknownDemo: true }, wanted);
  const market = readMarketFile(join(folder.dir, 'market.json'));
  const enclave = await createEnclave(folder.home, market, { testKey: TEST_KEY });
  try {
    await ingest(enclave, folder.dir, { now: NOW });
    const read = await enclave.engine.rows<{ readonly line: number }>('SELECT line FROM events ORDER BY line');
    const quarantine = await enclave.engine.rows<{ readonly line: number }>('SELECT line FROM quarantine ORDER BY line');
    Object.assign(switches, later);
    await buildExactTables(enclave, { now: NOW });
    const [built] = await enclave.engine.rows<{ readonly people: string }>('SELECT count() AS people FROM kept');
    return { read: read.map(({ line }) => line), quarantine: quarantine.map(({ line }) => line), kept: Number(built?.people) };
  } finally {
    await enclave.close();
    folder.remove();
  }
}

test('with both switches on everyone with a right to be kept is', async () => {
  expect(await keptUnder({})).toEqual({ read: [2, 3, 4, 5, 7], quarantine: [6, 8], kept: 5 });
});

test('without admitRoamers no SIM without a record here is kept, not even in quarantine', async () => {
  expect(await keptUnder({ admitRoamers: false })).toEqual({ read: [2, 3, 4], quarantine: [8], kept: 3 });
});

test('without admitUnknownDemo nobody of unknown age or gender is kept', async () => {
  expect(await keptUnder({ admitUnknownDemo: false })).toEqual({ read: [2, 5, 7], quarantine: [6, 8], kept: 3 });
});

test('a policy that is made stricter leaves out what was read before', async () => {
  expect((await keptUnder({}, { admitRoamers: false, admitUnknownDemo: false })).kept).toBe(1);
});

test("the roamers' countries are the policy's list without the market's own", async () => {
  const folder = makeLandingFolder();
  Object.assign(switches, { admitRoamers: true, admitUnknownDemo: true });
  const enclave = await createEnclave(folder.home, readMarketFile(join(folder.dir, 'market.json')));
  const window = { from: '2026-04-20', to: '2026-04-21' };
  const { axes } = await familyDomain(enclave, 'roamers-district-day', window);
  const countries = axes.find(({ columns }) => columns.includes('country'))?.values.map(([country]) => country);
  expect(countries).toEqual(policyOf(enclave.market).roamerCountries.filter((country) => country !== 'GB'));
  expect(countries).toEqual(listRoamerCountries(enclave.market));
  expect(countries).toContain('FR');
  await enclave.close();
  folder.remove();
});
