import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { inspectTable } from '../../src/inspect/inspect-table.ts';
import { STORIES } from '../../src/simulate/london/stories.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { parseSimulation } from '../../src/simulate/simulation.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { TEST_KEY } from '../ingest/landing-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerby-planted-'));
const [landing, truth] = [join(folder, 'landing'), join(folder, 'truth')];
/** After the last of the two days, before the clocks that run a day ahead. */
const now = new Date('2026-10-07T00:00:00+01:00');
const subscribers = 3_000;
let enclave: Enclave;

beforeAll(async () => {
  await simulate(parseSimulation({ subscribers, toDay: 1 }), { out: landing, truth });
  enclave = await createEnclave(folder, readMarketFile(join(landing, 'market.json')), { testKey: TEST_KEY });
  await ingest(enclave, landing, { now });
  await buildExactTables(enclave, { now });
});

afterAll(async () => {
  await enclave.close();
  rmSync(folder, { recursive: true });
});

async function inspected(table: 'quarantine' | 'presence-zone-hour'): Promise<readonly string[]> {
  const path = join(folder, `${table}.csv`);
  await inspectTable(enclave, table, path);
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
}

test('the landing folder holds rows for every rule of quarantine', async () => {
  const rules = (await inspected('quarantine')).map((line) => line.slice(line.lastIndexOf(',') + 1));
  expect([...new Set(rules)].toSorted()).toEqual([
    'CELL_NOT_VALID',
    'CONFLICT',
    'DUPLICATE',
    'FUTURE',
    'OUTSIDE_FILE_DATE',
    'SPEED',
    'UNKNOWN_CELL',
    'UNKNOWN_SUBSCRIBER',
    'UNPARSABLE',
  ]);
});

test('phones at rest flicker to a cell of another zone and back, and new cells take over in mid-period', async () => {
  const [counted] = await enclave.engine.rows<Readonly<Record<'flickers' | 'retired' | 'successors', string>>>(
    `SELECT
      (SELECT count() FROM (
        SELECT cell_id, lagInFrame(cell_id) OVER phone AS before, leadInFrame(cell_id) OVER phone AS after,
          leadInFrame(observed_at) OVER phone - lagInFrame(observed_at) OVER phone AS span
        FROM file({events:String}, Parquet)
        WINDOW phone AS (PARTITION BY subscriber_id ORDER BY observed_at ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
      ) WHERE before = after AND substring(before, 1, 7) != substring(cell_id, 1, 7) AND span BETWEEN 1 AND 300000) AS flickers,
      (SELECT count() FROM file({cells:String}, CSVWithNames) WHERE valid_to = {change:String}) AS retired,
      (SELECT count() FROM file({cells:String}, CSVWithNames) WHERE valid_from = {change:String}) AS successors`,
    { events: join(landing, 'events/*/*.parquet'), cells: join(landing, 'cells.csv'), change: STORIES.cellChange.day },
  );
  expect(Number(counted?.flickers)).toBeGreaterThan(100);
  expect(Number(counted?.retired)).toBeGreaterThan(10);
  expect(counted?.successors).toBe(counted?.retired);
});

test('the night worker is alone in the quiet zone, in truth and in the exact table that is never published', async () => {
  const worker = JSON.parse(readFileSync(join(truth, 'night-worker.json'), 'utf8')) as {
    readonly zone: string;
    readonly nights: readonly { readonly at: number; readonly present: number; readonly isThere: boolean }[];
  };
  expect(worker.zone).toBe(STORIES.nightWorker.zone);
  expect(worker.nights.map(({ present, isThere }) => [present, isThere])).toEqual([
    [1, true],
    [1, true],
  ]);
  const presence = await inspected('presence-zone-hour');
  for (const { at } of worker.nights) expect(presence).toContain(`${worker.zone},${at},1`);
});

test('the register holds minors, unknown ages and genders, people without consent, objectors and returners', async () => {
  const [counted] = await enclave.engine.rows<Readonly<Record<string, string>>>(
    `SELECT
      (SELECT count() FROM file({persons:String}, Parquet) WHERE is_child) AS minors,
      (SELECT count() FROM file({subscribers:String}, CSVWithNames) WHERE ifNull(toString(birth_year), '') = '') AS unknown_ages,
      (SELECT count() FROM file({subscribers:String}, CSVWithNames) WHERE ifNull(gender, '') = '') AS unknown_genders,
      (SELECT count() FROM file({subscribers:String}, CSVWithNames) WHERE consent = 'NONE') AS without_consent,
      (SELECT count() FROM file({objections:String}, CSVWithNames) WHERE kind IN ('OBJECTION', 'WITHDRAWAL')) AS objectors,
      (SELECT count() FROM file({objections:String}, CSVWithNames) WHERE kind = 'RETURN') AS returners`,
    {
      persons: join(truth, 'persons.parquet'),
      subscribers: join(landing, 'subscribers.csv'),
      objections: join(landing, 'objections.csv'),
    },
  );
  const shares = Object.entries(counted ?? {}).map(([name, people]) => [name, Number(people) / subscribers] as const);
  expect(shares).toHaveLength(6);
  for (const [name, share] of shares) expect({ name, isRare: share > 0 && share < 0.05 }).toEqual({ name, isRare: true });
});
