import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, format, multiply, parseRational, rational, sum, toNumber, toPair } from './rational.ts';

const fractions = fc.tuple(fc.bigInt(0n, 10n ** 9n), fc.bigInt(1n, 10n ** 9n)).map(([num, den]) => rational(num, den));

describe('rational', () => {
  test('keeps lowest terms', () => {
    expect(rational(16_800n, 1300n)).toEqual({ num: 168n, den: 13n });
    expect(format(rational(4n, 2n))).toBe('2');
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => rational(-1n)).toThrow(RangeError);
  });

  test('adds, multiplies and divides exactly', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(compare(add(a, b), a)).toBe(b.num === 0n ? 0 : 1);
        const divisor = add(b, rational(1n));
        expect(multiply(divide(a, divisor), divisor)).toEqual(a);
      }),
    );
  });

  test('sums tenths to one, which doubles do not', () => {
    expect(sum(Array.from({ length: 10 }, () => rational(1n, 10n)))).toEqual(rational(1n));
  });

  test('reads and writes pairs, and refuses what is not one', () => {
    expect(toPair(parseRational([5600, 3], 'sigma2'))).toEqual([5600, 3]);
    for (const wrong of [[1], [1, 0], [0.5, 1], [-1, 2], 'x', null, [1, 2, 3]]) {
      expect(() => parseRational(wrong, 'rho of x')).toThrow(/rho of x/);
    }
    expect(() => toPair(rational(2n ** 60n + 1n, 3n))).toThrow(RangeError);
  });

  test('gives the nearest double', () => {
    expect(toNumber(rational(5600n, 3n))).toBe(5600 / 3);
    expect(toNumber(rational(10n ** 30n, 10n ** 30n * 4n + 1n))).toBeCloseTo(0.25, 12);
  });
});
