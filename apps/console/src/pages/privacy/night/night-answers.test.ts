import { expect, test } from 'vitest';
import { listCrowds, pickHour, scoreOf, takeApart } from './night-answers.ts';

const small = { value: null, status: 'BELOW_MINIMUM' } as const;
const imprecise = { value: null, status: 'IMPRECISE' } as const;
const published = (value: number) => ({ value, status: 'PUBLISHED' }) as const;

test('the hour is the market’s own, on both sides of the change of the clock', () => {
  const rows = [
    { at: '2026-10-24T03:00:00+01:00', estimate: small },
    { at: '2026-10-24T04:00:00+01:00', estimate: imprecise },
    { at: '2026-10-25T03:00:00+00:00', estimate: published(5) },
  ];
  expect([...pickHour(rows, 3)]).toEqual([
    ['2026-10-24', small],
    ['2026-10-25', published(5)],
  ]);
});

test('a higher noisy number never scores lower', () => {
  const scores = [undefined, small, imprecise, published(5), published(10)].map(scoreOf);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(new Set(scores).size).toBe(scores.length);
});

test('nothing is left of a figure that is withheld', () => {
  expect(takeApart(published(700), published(660))).toBe(40);
  expect(takeApart(small, published(660))).toBeUndefined();
  expect(takeApart(published(700), undefined)).toBeUndefined();
});

test('crowds are the fullest other places of the hour', () => {
  const rows = [
    { area: 'a', hourOfDay: '3', value: 10 },
    { area: 'b', hourOfDay: '3', value: 30 },
    { area: 'b', hourOfDay: '4', value: 99 },
    { area: 'c', hourOfDay: '3', value: null },
    { area: 'd', hourOfDay: '3', value: 20 },
  ];
  expect(listCrowds(rows, { hour: 3, without: 'b', count: 2 })).toEqual(['d', 'a']);
});
