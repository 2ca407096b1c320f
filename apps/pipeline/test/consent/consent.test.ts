import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildAdmitted } from '../../src/consent/admitted.ts';
import { eraseWithReceipt, formatReceipt } from '../../src/consent/receipt.ts';
import { registerObjection, registerObjectionFile } from '../../src/consent/register-objections.ts';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { openEnclave } from '../../src/enclave/open-enclave.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { EVENT_HEADER, lines, makeLandingFolder, SMALL_MARKET } from '../ingest/landing-folder.ts';
import type { LandingFolder } from '../ingest/landing-folder.ts';

let folder: LandingFolder;
beforeEach(() => {
  folder = makeLandingFolder({
    'events/date=2026-04-21/part-0.csv': lines(
      EVENT_HEADER,
      't01,C1,2026-04-21T09:00:00Z,234-10',
      't01,C1,2026-04-21T11:00:00Z,234-10',
      't01,C9,2026-04-21T11:00:00Z,234-10',
      't05,C1,2026-04-21T09:00:00Z,234-10',
      'objector,C1,2026-04-21T09:00:00Z,234-10',
      'french,C1,2026-04-21T09:00:00Z,208-01',
      'roamer-out,C1,2026-04-21T09:00:00Z,208-01',
    ),
  });
});
afterEach(() => folder.remove());

/** Ids of the small market whose events are admitted at a time, with the hour from which they are. */
async function listAdmitted(enclave: Enclave, now: string): Promise<readonly string[]> {
  await buildAdmitted(enclave, new Date(now));
  const { engine, key } = enclave;
  const rows = await engine.rows<{ readonly name: string }>(
    `SELECT concat(decrypt('aes-256-gcm', substring(sealed_id, 13), unhex({key:String}), substring(sealed_id, 1, 12)), ' ', toString(admitted_from_ms)) AS name
     FROM admitted INNER JOIN identities USING subscriber ORDER BY name`,
    { key: Buffer.from(key).toString('hex') },
  );
  return rows.map(({ name }) => name);
}

test('without a register nothing is built', async () => {
  await folder.ingest(async (enclave) => {
    await enclave.engine.run('TRUNCATE TABLE people');
    await expect(buildAdmitted(enclave, new Date())).rejects.toThrow('no consent register');
  });
});

test('an objection removes the whole history once its time has come, for roamers too; others stay', async () => {
  // ingested before the objections take effect
  await folder.ingest(async (enclave) => {
    expect(await listAdmitted(enclave, '2026-04-21T10:59:59Z')).toEqual(['french 0', 'objector 0', 't01 1735689600000', 't05 0']);
    expect(await listAdmitted(enclave, '2026-04-21T11:00:00Z')).toEqual(['french 0', 't01 1735689600000', 't05 0']);
  }, new Date('2026-04-21T10:30:00Z'));
});

test('a return admits from its time on; at the same instant the objection wins', async () => {
  await folder.ingest(async (enclave) => {
    const objections = join(folder.dir, 'later.csv');
    writeFileSync(
      objections,
      lines(
        'subscriber_id,effective_at,kind',
        't01,2026-04-21T10:00:00Z,OBJECTION',
        't01,2026-04-21T10:30:00Z,RETURN',
        't05,2026-04-21T10:00:00Z,RETURN',
        't05,2026-04-21T10:00:00Z,WITHDRAWAL',
      ),
    );
    expect(await registerObjectionFile(enclave, objections)).toBe(4);
    expect(await registerObjectionFile(enclave, objections)).toBe(0);
    expect(await listAdmitted(enclave, '2026-04-30T00:00:00Z')).toEqual([
      'french 0',
      `t01 ${Date.parse('2026-04-21T10:30:00Z')}`,
    ]);
    const receipt = await eraseWithReceipt(enclave, new Date('2026-04-30T00:00:00Z'), 4);
    // t01's event before the return goes, the one after stays; t05 goes altogether
    expect(await enclave.engine.rows('SELECT line FROM events ORDER BY line')).toEqual([{ line: 3 }, { line: 7 }]);
    expect(receipt.rows).toMatchObject({ events: 2, identities: 1 });
  });
});

test('a roamer who becomes a customer is admitted by the register alone, from their consent on', async () => {
  await folder.ingest(async (enclave) => {
    expect(await listAdmitted(enclave, '2026-04-30T00:00:00Z')).toContain('french 0');
  });
  const consentAt = '2026-04-28T00:00:00Z';
  folder.write({ 'subscribers.csv': `${SMALL_MARKET['subscribers.csv']}french,1990,female,CONTRACT,${consentAt}\r\n` });
  await folder.ingest(async (enclave) => {
    const admitted = await listAdmitted(enclave, '2026-04-30T00:00:00Z');
    expect(admitted.filter((line) => line.startsWith('french'))).toEqual([`french ${Date.parse(consentAt)}`]);
  });
});

test('one objection by command erases the person everywhere, with a receipt that names nobody, and lasts', async () => {
  const now = new Date('2026-04-30T12:00:00Z');
  await folder.ingest(async () => undefined);
  const enclave = await openEnclave(folder.home, 'small');
  const receipt = await eraseWithReceipt(enclave, now, await registerObjection(enclave, 't01', now));
  expect(receipt).toMatchObject({ subscribers: 1, rows: { events: 2, identities: 1, people: 1, quarantine: 1 } });
  const held = readFileSync(join(enclave.folder, 'erasures.jsonl'), 'utf8');
  expect(formatReceipt(receipt)).toContain(receipt.receipt);
  expect(`${held}${formatReceipt(receipt)}`).not.toMatch(/t01|8048522242245341256/);
  const again = await eraseWithReceipt(enclave, now, 0);
  expect(again).toMatchObject({ subscribers: 0, rows: {} });
  await enclave.close();

  folder.write({ 'events/date=2026-04-22/part-0.csv': lines(EVENT_HEADER, 't01,C1,2026-04-22T09:00:00Z,234-10', 't01,C9,x,y') });
  await folder.ingest(async ({ engine }, { loaded }) => {
    expect(loaded[0]).toMatchObject({ accepted: 0, leftOut: 2, rejected: {} });
    expect(await engine.rows('SELECT count() AS n FROM people WHERE subscriber = 8048522242245341256')).toEqual([{ n: '0' }]);
  }, new Date('2026-05-01T00:00:00Z'));
});

/** Rows that hold a pseudonym in any column that could, by table; the register of objections apart, which keeps the person out. */
async function listHolders({ engine }: Enclave, pseudonym: string): Promise<ReadonlyMap<string, number>> {
  const columns = await engine.rows<{ readonly table: string; readonly name: string }>(
    `SELECT table, name FROM system.columns
     WHERE database = currentDatabase() AND table != 'consent' AND type IN ('UInt64', 'Nullable(UInt64)')
       AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'MergeTree')`,
  );
  const held = new Map<string, number>();
  for (const { table, name } of columns) {
    const [found] = await engine.rows<{ readonly n: string }>(
      `SELECT count() AS n FROM ${table} WHERE ${name} = {pseudonym:UInt64}`,
      {
        pseudonym,
      },
    );
    if (found?.n !== '0') held.set(table, Number(found?.n));
  }
  return held;
}

test('an erasure after a build leaves the person in no table: events, all that was built from them, identities, quarantine', async () => {
  const now = new Date('2026-04-30T12:00:00Z');
  const pseudonym = '8048522242245341256';
  await folder.ingest(async (enclave) => {
    await buildExactTables(enclave, { now, movements: true });
    const before = await listHolders(enclave, pseudonym);
    expect([...before.keys()]).toEqual(
      expect.arrayContaining(['events', 'identities', 'kept', 'people', 'quarantine', 'movements', 'zone_days']),
    );
    const receipt = await eraseWithReceipt(enclave, now, await registerObjection(enclave, 't01', now));
    expect(receipt.rows).toEqual(Object.fromEntries(before));
    expect(await listHolders(enclave, pseudonym)).toEqual(new Map());
    await buildExactTables(enclave, { now, movements: true });
    expect(await listHolders(enclave, pseudonym)).toEqual(new Map());
  });
});
