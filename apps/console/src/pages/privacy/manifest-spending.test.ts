import { expect, test } from 'vitest';
import { sumSpending } from './manifest-spending.ts';

test('28 days of three twenty-eighths and a week of a third are added exactly, by period', () => {
  const day = (period: string) => ({ period, families: [{ name: 'presence', rho: [3, 28] as const }] });
  const manifests = [
    day('2026-11-02'),
    ...Array.from({ length: 28 }, () => day('2026-10-05')),
    { period: '2026-10-05', families: [{ name: 'dwell', rho: [1, 3] as const }] },
  ];
  expect([...sumSpending(manifests)]).toEqual([
    ['2026-10-05', 10 / 3],
    ['2026-11-02', 3 / 28],
  ]);
});
