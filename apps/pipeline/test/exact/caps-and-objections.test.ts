import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOUNDING_PLAN } from '@passerby/anonymisation/policy';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { insertRows } from '../../src/engine/insert-rows.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { Draws } from './draw.ts';
import { loadWorld } from './load-world.ts';
import { makeWorld } from './world.ts';
import type { RawEvent, World } from './world.ts';

const monday = '2026-10-12';
const cells = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

/** A day, a cell and the hour of a visit of 40 minutes. */
type Visit = readonly [day: string, cell: string, hour: number];

/** A bot is in nine zones of one day; four others are at `a` on that Monday. */
const visits: Readonly<Record<string, readonly Visit[]>> = {
  bot: cells.map((cell, index) => [monday, cell, 6 + 2 * index]),
  stays: [[monday, 'a', 10]],
  wednesday: [[monday, 'a', 10]],
  withdrawn: [[monday, 'a', 10]],
  later: [[monday, 'a', 10]],
};

let home: string;
let enclave: Enclave;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'passerby-caps-'));
  const world = worldOf();
  enclave = await createEnclave(home, world.market, { testKey: world.key.toString('hex') });
  await loadWorld(enclave, world);
  await object('wednesday', '2026-10-14T12:00:00Z', 'OBJECTION');
  await object('withdrawn', '2026-10-16T00:00:00Z', 'WITHDRAWAL');
  await object('later', '2026-10-21T00:00:00Z', 'OBJECTION');
  await buildExactTables(enclave, { now: new Date('2026-10-20T06:00:00Z') });

  async function object(id: string, at: string, kind: string): Promise<void> {
    const row = { subscriber: new Draws(world.key).pseudonym(id), effective_ms: Date.parse(at), kind };
    await insertRows(enclave.engine, { table: 'consent', structure: 'subscriber UInt64, effective_ms Int64, kind String' }, [
      row,
    ]);
  }
});
afterAll(async () => {
  await enclave.close();
  rmSync(home, { recursive: true, force: true });
});

test('nine zones in a day count in as many as the bound allows, no more and no fewer', async () => {
  const [row] = await enclave.engine.rows<{ readonly most: string }>(
    'SELECT max(zones) AS most FROM (SELECT count() AS zones FROM zone_days GROUP BY subscriber, day)',
  );
  expect(Number(row?.most)).toBe(BOUNDING_PLAN['visitors-zone-day'].cap);
});

test("an objection on Wednesday removes Monday from that week's table; one of next week does not yet", async () => {
  const rows = await enclave.engine.rows<{ readonly n: string }>(
    "SELECT uniqExact(subscriber) AS n FROM zone_weeks INNER JOIN zones USING zone WHERE area_id = 'Z0' AND subscriber != {bot:UInt64}",
    { bot: new Draws(makeWorld().key).pseudonym('bot') },
  );
  expect(rows).toEqual([{ n: '2' }]);
});

test('an objection whose time comes between two builds is in the second, though no file has changed', async () => {
  await buildExactTables(enclave, { now: new Date('2026-10-21T12:00:00Z') });
  const [row] = await enclave.engine.rows<{ readonly n: string }>(
    "SELECT uniqExact(subscriber) AS n FROM zone_weeks INNER JOIN zones USING zone WHERE area_id = 'Z0' AND subscriber != {bot:UInt64}",
    { bot: new Draws(makeWorld().key).pseudonym('bot') },
  );
  expect(Number(row?.n)).toBe(1);
});

function worldOf(): World {
  const file = (day: string): string => `events/date=${day}/part-0.csv`;
  const events = Object.entries(visits).flatMap(([id, list]) =>
    list.flatMap(([day, cell, hour]) =>
      [0, 20, 40].map((minute, index): RawEvent => {
        const ms = Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+01:00`);
        return { id, ms, cell, plmn: '234-10', file: file(day), line: 2 + index };
      }),
    ),
  );
  const people = Object.fromEntries(Object.keys(visits).map((id) => [id, { birthYear: 1990, gender: 'female' }]));
  const days = [12, 13, 14, 15, 16, 17, 18, 19].map((day) => `2026-10-${day}`);
  return { ...makeWorld(), people, days, events };
}
