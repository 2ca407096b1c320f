import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawKeyOf, pseudonymOf } from '../../src/enclave/key.ts';
import { openChdb } from '../../src/engine/chdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { loadStatements } from '../../src/engine/sql-file.ts';
import { Draws, sipHash } from './draw.ts';

// Numbers of vectors/draw.json (measures.md 6, Draws).
const key = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
const vectors = [
  { table: 'place-day', id: 't01', window: '2026-04-20', place: 'Z1', hash: 820522172655285622n },
  { table: 'cell-zone', id: 't05', window: '', place: 'C6', hash: 15442880818106527953n },
  { table: 'visit-week', id: 't05', window: '2026-W17', place: 'S1@1776849900', hash: 13116689456123182283n },
  { table: 'trips-day', id: 't06', window: '2026-04-20', place: 'D1>D2>morning', hash: 18259027718133760673n },
] as const;

let engine: Engine;
beforeAll(async () => {
  engine = openChdb();
  for (const statement of loadStatements(import.meta.resolve('../../src/stays/functions.sql'), './functions.sql'))
    await engine.run(statement);
});
afterAll(() => engine.close());

test('pseudonyms are those of the vectors', () => {
  expect(pseudonymOf(key, 't01')).toBe(8048522242245341256n);
  expect(pseudonymOf(key, 't05')).toBe(11266178177566065699n);
  expect(pseudonymOf(key, 's00001')).toBe(14751283892394083819n);
});

test.each(vectors)(
  'the draw $table $window $place is that of the vectors, in SQL and in the oracle',
  async ({ table, id, window, place, hash }) => {
    const { low, high } = drawKeyOf(key);
    const [row] = await engine.rows<{ readonly hash: string }>(
      'SELECT draw_hash({low:UInt64}, {high:UInt64}, {table:String}, {subscriber:UInt64}, {window:String}, {place:String}) AS hash',
      { low, high, table, window, place, subscriber: pseudonymOf(key, id) },
    );
    expect(BigInt(row?.hash ?? 0)).toBe(hash);
    expect(new Draws(key).hash(table, id, [window, place])).toBe(hash);
  },
);

test('the oracle hashes as the reference vector of SipHash-2-4', () => {
  const message = Buffer.from(Array.from({ length: 15 }, (_, index) => index));
  expect(sipHash([0x0706050403020100n, 0x0f0e0d0c0b0a0908n], message)).toBe(0xa129ca6149be45e5n);
});

test.each([
  ['2026-10-24T20:59:59.999Z', 0],
  ['2026-10-24T21:00:00Z', 20750],
  ['2026-10-25T08:00:00Z', 20750],
  ['2026-10-25T08:00:00.001Z', 0],
])('the night of %s is %i', async (instant, night) => {
  const [row] = await engine.rows<{ readonly night: number }>(
    "SELECT toInt32(night_number(wall_clock_ms(toInt64({ms:Int64}), 'Europe/London'))) AS night",
    { ms: Date.parse(instant) },
  );
  expect(row?.night).toBe(night);
});
