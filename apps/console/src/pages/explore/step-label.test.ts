import { expect, test } from 'vitest';
import { describeStep, mondayOf } from './step-label.ts';

test('both hours of the night the clock goes back are told apart by their offset, and no other hour', () => {
  const all = [
    '2026-10-25T00:00:00+01:00',
    '2026-10-25T01:00:00+01:00',
    '2026-10-25T01:00:00+00:00',
    '2026-10-25T02:00:00+00:00',
  ];
  const labels = all.map((at) => describeStep(at, all));
  expect(labels.map((label) => label.match(/\d\d:00.*$/)?.[0])).toEqual(['00:00', '01:00 UTC+01:00', '01:00 UTC+00:00', '02:00']);
});

test('days and weeks are named by their first day', () => {
  expect(describeStep('2026-10-10', [])).toContain('10');
  expect(describeStep('2026-W41', [])).toMatch(/^week of .*2026/);
  expect(['2026-W41', '2026-W01', '2026-W53', '2027-W01'].map(mondayOf)).toEqual([
    '2026-10-05',
    '2025-12-29',
    '2026-12-28',
    '2027-01-04',
  ]);
});
