import { expect, test } from 'vitest';
import { rational } from '@passerby/anonymisation/rational';
import type { LedgerBatch } from './ledger-batch.ts';
import { assertAffordable, budgetOf } from './ledger-budget.ts';

function batchOf(window: string, state: LedgerBatch['families'][number]['state'], period = '2026-10-05'): LedgerBatch {
  const family = { family: 'visitors-zone-day', rho: [1, 4], state, files: {} } as const;
  return { window, attempt: 1, period, families: [family], reservedHash: '', id: undefined, manifest: undefined };
}

const cap = rational(1n);

test('what is spent or set aside is gone, what was void is given back, other periods do not count', () => {
  const batches = [
    batchOf('day-2026-10-05', 'SPENT'),
    batchOf('day-2026-10-06', 'RESERVED'),
    batchOf('day-2026-10-07', 'VOID'),
    batchOf('day-2026-11-02', 'SPENT', '2026-11-02'),
  ];
  const budget = budgetOf(batches, '2026-10-05', cap);
  expect(budget).toMatchObject({
    spent: rational(1n, 4n),
    reserved: rational(1n, 4n),
    left: rational(1n, 2n),
    isOverdrawn: false,
  });
  expect(() => assertAffordable(budget, 'day-2026-10-08', rational(1n, 2n))).not.toThrow();
  expect(() => assertAffordable(budget, 'day-2026-10-08', rational(51n, 100n))).toThrow(/costs rho 51\/100.*has 1\/2 left of 1/);
});

test('more than the cap, reserved or spent, is overdrawn and leaves nothing', () => {
  const five = Array.from({ length: 5 }, (_, day) => batchOf(`day-2026-10-0${day + 5}`, day < 4 ? 'SPENT' : 'RESERVED'));
  expect(budgetOf(five, '2026-10-05', cap)).toMatchObject({ left: rational(0n), isOverdrawn: true });
  expect(budgetOf(five.slice(0, 4), '2026-10-05', cap)).toMatchObject({ left: rational(0n), isOverdrawn: false });
});
