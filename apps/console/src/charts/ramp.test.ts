import { expect, test } from 'vitest';
import type { Estimate } from '../figures/estimate.ts';
import { classOf, describeClasses, makeRamp, tokenOf } from './ramp.ts';

const of = (values: readonly (number | null)[]): readonly Estimate[] =>
  values.map((value) => ({ value, status: value === null ? 'IMPRECISE' : 'PUBLISHED' }));

test('classes hold about equally many published figures and end at round numbers', () => {
  const ramp = makeRamp(of([null, ...Array.from({ length: 100 }, (_, index) => 1000 + index * 111)]));
  expect(ramp).toEqual([3200, 5400, 7700, 9900]);
  expect(describeClasses(ramp)).toEqual(['below 3,200', '3,200 to 5,400', '5,400 to 7,700', '7,700 to 9,900', '9,900 and more']);
  expect([0, 3199, 3200, 9899, 9900].map((value) => classOf(ramp, value))).toEqual([0, 0, 1, 3, 4]);
  expect(ramp.map((_, position) => tokenOf(ramp, position))).toEqual(['--ramp-0', '--ramp-1', '--ramp-2', '--ramp-3']);
});

test('few different figures make fewer classes, whose colours still span the ramp; none make one', () => {
  const ramp = makeRamp(of([5, 5, 5, 5, 40]));
  expect(ramp).toEqual([40]);
  expect([tokenOf(ramp, 0), tokenOf(ramp, 1)]).toEqual(['--ramp-0', '--ramp-4']);
  expect(describeClasses(makeRamp(of([7, 7])))).toEqual(['all published figures']);
  expect(makeRamp(of([null]))).toEqual([]);
});
