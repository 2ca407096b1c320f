import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp, restore } from '../../src/enclave/backup.ts';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { openEnclave } from '../../src/enclave/open-enclave.ts';
import { purge } from '../../src/enclave/purge.ts';
import { ledgerPath, openLedger } from '../../src/release/ledger.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { EVENT_HEADER, lines, makeLandingFolder } from '../ingest/landing-folder.ts';
import type { LandingFolder } from '../ingest/landing-folder.ts';

let folder: LandingFolder;
let away: string;
beforeEach(() => {
  away = mkdtempSync(join(tmpdir(), 'passerby-backup-'));
  folder = makeLandingFolder({
    'events/date=2026-04-20/part-0.csv': lines(
      EVENT_HEADER,
      'french,C1,2026-04-20T09:00:00Z,208-01',
      't01,C1,2026-04-20T09:00:00Z,234-10',
      't05,C9,2026-04-20T09:00:00Z,234-10',
    ),
  });
});
afterEach(() => {
  folder.remove();
  rmSync(away, { recursive: true, force: true });
});

/** Writes that a day is released, as a release does. */
function spend(enclaveFolder: string, day: string): void {
  const entry = {
    at: `${day}T12:00:00Z`,
    period: '2026-04-20',
    family: 'visitors-zone-day',
    rho: [1, 1000],
    attempt: 1,
  } as const;
  openLedger(ledgerPath(enclaveFolder)).append([
    { ...entry, release: `day-${day}`, state: 'RESERVED' },
    { ...entry, release: `day-${day}-0123abcd`, state: 'SPENT', manifest: '', files: {} },
  ]);
}

async function count({ engine }: Enclave, table: string): Promise<number> {
  const [row] = await engine.rows<{ readonly n: string }>(`SELECT count() AS n FROM ${table}`);
  return Number(row?.n);
}

test('a purge erases rows of more than 56 days, what was built from them, old quarantine and identities nobody refers to', async () => {
  const later = new Date('2026-06-20T12:00:00Z');
  await folder.ingest(async (enclave) => {
    await buildExactTables(enclave, { now: later });
    expect(await count(enclave, 'kept')).toBe(3);
    expect((await purge(enclave, new Date('2026-05-28T12:00:00Z'))).rows).toEqual({});
    spend(enclave.folder, '2026-06-14');
    expect(await purge(enclave, new Date('2026-05-28T12:00:00Z'))).toMatchObject({ keptFrom: '2026-04-20', rows: {} });
    spend(enclave.folder, '2026-06-15');
    const done = await purge(enclave, later);
    // french has nothing left; t05's bad row of the 20th goes with quarantine, the event of the 21st keeps t05 known
    expect(done).toMatchObject({ keptFrom: '2026-04-21', rows: { events: 2, quarantine: 1, identities: 1 } });
    expect([await count(enclave, 'kept'), await count(enclave, 'exact_build'), await count(enclave, 'people')]).toEqual([
      0, 0, 6,
    ]);
    // objections and returns outlive the rows
    expect(await count(enclave, 'consent')).toBe(5);
    expect((await purge(enclave, later)).rows).toEqual({});
    await buildExactTables(enclave, { now: later });
    expect(await count(enclave, 'kept')).toBe(2);
  });
  await folder.ingest(async (enclave, { loaded }) => {
    expect(loaded).toEqual([]);
    expect(await count(enclave, 'events')).toBe(2);
  });
});

test('a backup is taken whole, restored by its hashes, and goes on; never over an enclave, never with an older ledger', async () => {
  const key = await folder.ingest(async (enclave) => {
    spend(enclave.folder, '2026-04-20');
    await expect(backUp(folder.home, { market: 'small', out: join(away, 'early'), now: new Date() })).rejects.toThrow('in use');
    return readFileSync(join(enclave.folder, 'keys/enclave.key'));
  });
  const from = join(away, 'backup');
  expect(await backUp(folder.home, { market: 'small', out: from, now: new Date() })).toMatchObject({ ledgerLines: 2 });
  await expect(backUp(folder.home, { market: 'small', out: from, now: new Date() })).rejects.toThrow('is there already');
  await expect(restore(folder.home, from)).rejects.toThrow('never writes over an enclave');

  const home = join(away, 'home');
  process.getBuiltinModule('node:fs').mkdirSync(join(home, 'releases/small/day-2026-04-21-89abcdef'), { recursive: true });
  await expect(restore(home, from)).rejects.toThrow('has not SPENT day-2026-04-21-89abcdef');
  rmSync(join(home, 'releases'), { recursive: true });
  await restore(home, from);
  const enclave = await openEnclave(home, 'small');
  expect(await count(enclave, 'events')).toBe(4);
  expect(statSync(join(enclave.folder, 'keys/enclave.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(enclave.folder, 'keys/enclave.key'))).toEqual(key);
  spend(enclave.folder, '2026-04-21');
  expect(openLedger(ledgerPath(enclave.folder)).lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  await enclave.close();

  rmSync(join(home, 'enclave'), { recursive: true });
  appendFileSync(join(from, 'enclave/ledger.jsonl'), ' ');
  writeFileSync(join(from, 'enclave/extra'), '');
  await expect(restore(home, from)).rejects.toThrow('ledger.jsonl has changed, extra was added');
});
