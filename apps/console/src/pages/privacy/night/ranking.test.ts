import { expect, test } from 'vitest';
import { isChance, rankNights } from './ranking.ts';

const nights = (there: readonly number[], others: readonly number[]) => [
  ...there.map((score) => ({ score, isThere: true })),
  ...others.map((score) => ({ score, isThere: false })),
];

test('exact counts rank every pair right, and equal answers are a coin', () => {
  const exact = rankNights(nights(Array(20).fill(1) as number[], Array(8).fill(0) as number[]));
  expect(exact?.right).toBe(1);
  expect(exact && isChance(exact)).toBe(false);
  const same = rankNights(nights([0, 0, 0], [0, 0]));
  expect(same?.right).toBe(0.5);
  expect(same && isChance(same)).toBe(true);
});

test('the share of right pairs counts ties as half', () => {
  expect(rankNights(nights([2, 1], [1, 0]))?.right).toBe(3.5 / 4);
});

test('chance is wide for few nights, and no ranking is made of one kind of night', () => {
  const [from, to] = rankNights(nights(Array(20).fill(0) as number[], Array(8).fill(0) as number[]))?.chance ?? [0, 0];
  expect(from).toBeCloseTo(0.5 - 1.96 * Math.sqrt(29 / 1920), 12);
  expect(to).toBeCloseTo(0.5 + 1.96 * Math.sqrt(29 / 1920), 12);
  expect(rankNights(nights([1, 1], []))).toBeUndefined();
});

test('chance holds 95 of 100 rankings of scores that know nothing', () => {
  let seed = 1;
  const draw = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const tries = 2000;
  const held = Array.from({ length: tries }, () =>
    rankNights(nights(Array.from({ length: 20 }, draw), Array.from({ length: 8 }, draw))),
  ).filter((ranking) => ranking !== undefined && isChance(ranking)).length;
  expect(held / tries).toBeGreaterThan(0.93);
  expect(held / tries).toBeLessThan(0.97);
});
