import { badInput } from '@passerby/domain/error';

/** An exact positive fraction: budgets and noise variances are never floating point (privacy.md 4). */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** As manifests, policies and ledgers write it: `[numerator, denominator]`, both safe integers. */
export type RationalPair = readonly [num: number, den: number];

/** A fraction in lowest terms; throws RangeError on a negative one or a denominator that is not positive. */
export function rational(num: bigint, den = 1n): Rational {
  if (num < 0n || den <= 0n) throw new RangeError(`${num}/${den} is not a fraction of at least zero`);
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

/** Reads `[num, den]`; throws BAD_USER_INPUT, naming `name`, unless both are safe integers, num >= 0 and den > 0. */
export function parseRational(value: unknown, name: string): Rational {
  const [num, den] = Array.isArray(value) && value.length === 2 ? (value as readonly unknown[]) : [];
  if (!isSafeCount(num) || !isSafeCount(den) || den === 0) {
    throw badInput(
      `${name} is ${JSON.stringify(value)}; expected [numerator, denominator], two whole numbers, the second above 0`,
    );
  }
  return rational(BigInt(num), BigInt(den));
}

/** The inverse of {@link parseRational}; throws RangeError where a part is beyond the safe integers. */
export function toPair({ num, den }: Rational): RationalPair {
  const pair = [Number(num), Number(den)] as const;
  if (!pair.every(Number.isSafeInteger)) throw new RangeError(`${num}/${den} does not fit two safe integers`);
  return pair;
}

/** The nearest double, for display and for intervals; never for budgets. */
export function toNumber({ num, den }: Rational): number {
  const shift = 64n;
  const scaled = (num << shift) / den;
  return num < 1n << 53n && den < 1n << 53n ? Number(num) / Number(den) : Number(scaled) / 2 ** Number(shift);
}

/** Exact sum of two, in lowest terms. */
export function add(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

/** Exact product, in lowest terms. */
export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** Exact quotient, in lowest terms; throws RangeError when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Exact sum; zero of nothing. */
export function sum(parts: readonly Rational[]): Rational {
  return parts.reduce(add, rational(0n));
}

/** `3/25`, for messages. */
export function format({ num, den }: Rational): string {
  return den === 1n ? `${num}` : `${num}/${den}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

function isSafeCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
