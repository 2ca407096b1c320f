import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rational } from '@passerby/anonymisation/rational';
import { listBatches } from './ledger-batch.ts';
import { assertAffordable, budgetOf } from './ledger-budget.ts';
import type { LedgerEntry } from './ledger-line.ts';
import { openLedger, readLedger } from './ledger.ts';

function temporaryLedger(): string {
  return join(mkdtempSync(join(tmpdir(), 'passerby-ledger-')), 'ledger.jsonl');
}

const reserved: LedgerEntry = {
  at: '2026-10-07T05:00:00.000Z',
  period: '2026-10-05',
  release: 'day-2026-10-05',
  family: 'visitors-zone-day',
  rho: [1, 100],
  state: 'RESERVED',
  attempt: 1,
};
const spent: LedgerEntry = {
  ...reserved,
  release: 'day-2026-10-05-0a1b2c3d',
  state: 'SPENT',
  manifest: 'f'.repeat(64),
  files: { 'visitors-zone-day.parquet': 'e'.repeat(64) },
};
const weekly: LedgerEntry = { ...reserved, release: 'week-2026-10-05', family: 'loyalty-site-week', rho: [2, 100] };

test('each line is chained to the one before it by SHA-256 over its canonical JSON', () => {
  const path = temporaryLedger();
  const ledger = openLedger(path);
  ledger.append([reserved]);
  ledger.append([spent, weekly]);
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(lines.map((line) => [line['seq'], line['state']])).toEqual([
    [1, 'RESERVED'],
    [2, 'SPENT'],
    [3, 'RESERVED'],
  ]);
  expect(lines[0]?.['previous']).toBe('0'.repeat(64));
  const canonical =
    '{"at":"2026-10-07T05:00:00.000Z","attempt":1,"family":"visitors-zone-day","period":"2026-10-05",' +
    `"previous":"${'0'.repeat(64)}","release":"day-2026-10-05","rho":[1,100],"seq":1,"state":"RESERVED"}`;
  expect(lines[0]?.['hash']).toBe(createHash('sha256').update(canonical).digest('hex'));
  expect(lines[2]?.['previous']).toBe(lines[1]?.['hash']);
  expect(openLedger(path).lines).toEqual(lines);
});

test.each([
  [
    'another rho',
    (text: string) => text.replace('"rho":[1,100],"state":"SPENT"', '"rho":[1,1000],"state":"SPENT"'),
    'line 2 has a hash that does not fit',
  ],
  ['a line taken out', (text: string) => text.split('\n').toSpliced(1, 1).join('\n'), 'line 2 has seq 3 after 1'],
  [
    'two lines swapped',
    (text: string) =>
      [1, 0, 2]
        .map((index) => text.split('\n')[index])
        .join('\n')
        .concat('\n'),
    'line 1 has seq 2 after 0',
  ],
  ['a line that is no JSON', (text: string) => text.replace('{"seq":2', 'seq 2'), 'line 2 is not JSON'],
])('%s is found', (_name, change, message) => {
  const path = temporaryLedger();
  openLedger(path).append([reserved, spent, weekly]);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  expect(() => readLedger(path)).toThrow(message);
  expect(() => openLedger(path)).toThrow('the ledger was changed after it was written');
});

test('a forged line with a fitting hash breaks the chain after it', () => {
  const path = temporaryLedger();
  const forged = temporaryLedger();
  openLedger(path).append([reserved, spent, weekly]);
  openLedger(forged).append([{ ...reserved, rho: [1, 1000] }]);
  const rest = readFileSync(path, 'utf8').split('\n').slice(1).join('\n');
  writeFileSync(path, readFileSync(forged, 'utf8') + rest);
  expect(() => readLedger(path)).toThrow('line 2 does not name the hash of the line before it');
});

test('a line that a crash cut short says nothing and is cut off', () => {
  const path = temporaryLedger();
  openLedger(path).append([reserved]);
  const whole = readFileSync(path, 'utf8');
  appendFileSync(path, '{"seq":2,"at":"2026');
  expect(readLedger(path)).toMatchObject({ isTorn: true, lines: { length: 1 } });
  const ledger = openLedger(path);
  expect(readFileSync(path, 'utf8')).toBe(whole);
  ledger.append([spent]);
  expect(readLedger(path)).toMatchObject({ isTorn: false, lines: { length: 2 } });
});

test.each<[string, readonly LedgerEntry[], string]>([
  ['what was not reserved', [spent], 'ends visitors-zone-day, which was not reserved'],
  ['another budget', [reserved, { ...spent, rho: [1, 1000] }], 'with rho 1/1000, reserved with 1/100'],
  ['twice', [reserved, spent, spent], 'which is SPENT already'],
  ['again in a later attempt', [reserved, spent, { ...reserved, attempt: 2 }, { ...spent, attempt: 2 }], 'again, after line 2'],
  ['a reservation made twice', [reserved, reserved], 'reserves visitors-zone-day twice'],
])('a ledger that spends %s makes no sense', (_name, entries, message) => {
  const ledger = openLedger(temporaryLedger());
  ledger.append(entries);
  expect(() => listBatches(ledger.lines)).toThrow(message);
});

test('what is reserved counts as spent until it is void; a build over the cap is refused', () => {
  const ledger = openLedger(temporaryLedger());
  const cap = rational(3n, 100n);
  const budget = () => budgetOf(listBatches(ledger.lines), '2026-10-05', cap);
  ledger.append([reserved, weekly]);
  expect(budget()).toMatchObject({ spent: { num: 0n }, reserved: rational(3n, 100n), left: { num: 0n }, isOverdrawn: false });
  expect(() => assertAffordable(budget(), 'day-2026-10-06', rational(1n, 1_000_000n))).toThrow(
    'day-2026-10-06 costs rho 1/1000000, but period 2026-10-05 has 0 left of 3/100',
  );
  ledger.append([spent, { ...weekly, state: 'VOID' }]);
  expect(budget()).toMatchObject({ spent: rational(1n, 100n), reserved: { num: 0n }, left: rational(2n, 100n) });
  expect(() => assertAffordable(budget(), 'day-2026-10-06', rational(2n, 100n))).not.toThrow();
  expect(budgetOf(listBatches(ledger.lines), '2026-11-02', cap).left).toEqual(cap);
  expect(budgetOf(listBatches(ledger.lines), '2026-10-05', rational(1n, 200n)).isOverdrawn).toBe(true);
});
