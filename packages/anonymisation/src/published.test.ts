import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { claimMint } from './published-value.ts';
import { isPublished, Published, readPublished } from './published.ts';
import type { Estimate } from './published.ts';

const mintPublished = claimMint();
const genuine = mintPublished(1235);

describe('published value', () => {
  test('is read by the one reader', () => {
    expect(isPublished(genuine)).toBe(true);
    expect(readPublished(genuine)).toBe(1235);
    expect(() => mintPublished(Number.NaN)).toThrow(RangeError);
  });

  test('shows its number to nobody else', () => {
    expect(() => JSON.stringify({ value: genuine })).toThrow(/no JSON form/);
    expect(() => Number(genuine)).toThrow(TypeError);
    expect(() => [1].concat(genuine as never).join()).toThrow(TypeError);
    expect(inspect(genuine, { showHidden: true, depth: 9 })).not.toContain('1235');
    expect(Object.getOwnPropertyNames(genuine)).toEqual([]);
    expect(Object.isFrozen(genuine)).toBe(true);
    expect(Object.isFrozen(Published)).toBe(true);
    expect(Object.isFrozen(Published.prototype)).toBe(true);
  });

  const lookAlikes: readonly (readonly [string, () => unknown])[] = [
    ['a number', () => 5],
    ['null', () => null],
    ['a cast', () => JSON.parse('{"value":5}') as Published],
    ['a structured clone', () => structuredClone(genuine)],
    ['a copy of its properties', () => Object.assign({}, genuine)],
    ['an object with its prototype', () => Object.create(Published.prototype)],
    ['an object whose prototype is genuine', () => Object.create(genuine)],
    ['a proxy', () => new Proxy(genuine, {})],
    ['a proxy that lies about its prototype', () => new Proxy({ value: 5 }, { getPrototypeOf: () => Published.prototype })],
    [
      'a look-alike class',
      () =>
        new (class Published {
          readonly value = 5;
        })(),
    ],
    [
      'an object with a changed Symbol.hasInstance',
      () => ({
        get [Symbol.toStringTag]() {
          return 'Published';
        },
        value: 5,
      }),
    ],
    ['an object that got its prototype later', () => Object.setPrototypeOf({ value: 5 }, Published.prototype)],
  ];

  test.each(lookAlikes)('refuses %s', (_, make) => {
    expect(isPublished(make())).toBe(false);
    expect(() => readPublished(make())).toThrow(TypeError);
  });

  test('cannot be constructed from outside', () => {
    expect(() => new Published(Symbol('passerby.mint'), 5)).toThrow(/by the gate only/);
    expect(() => Reflect.construct(Published, [Symbol.for('passerby.mint'), 5])).toThrow(/by the gate only/);
    class Forged extends Published {}
    expect(() => new Forged(Symbol('mine'), 5)).toThrow(/by the gate only/);
    expect(() => Object.defineProperty(Published, Symbol.hasInstance, { value: () => true })).toThrow(TypeError);
  });

  test.each([0, 1, 0.5, -3, 65_535, 65_536, 1e12])('reads back %d, shared only where it is small and whole', (value) => {
    expect(readPublished(mintPublished(value))).toBe(value);
    expect(mintPublished(value) === mintPublished(value)).toBe(Number.isInteger(value) && value >= 0 && value < 65_536);
  });

  test('the mint is handed out once', () => {
    expect(() => claimMint()).toThrow(/taken/);
  });

  test('a changed WeakSet.prototype lets nothing in', () => {
    const has = Object.getOwnPropertyDescriptor(WeakSet.prototype, 'has');
    Reflect.defineProperty(WeakSet.prototype, 'has', { ...has, value: () => true });
    try {
      expect(isPublished({ value: 5 })).toBe(false);
      expect(isPublished(genuine)).toBe(true);
    } finally {
      Reflect.defineProperty(WeakSet.prototype, 'has', { ...has });
    }
  });

  test('a number does not compile as one', () => {
    const status = 'PUBLISHED';
    // @ts-expect-error a number is not a published value
    const bare: Estimate = { value: 5, lower: null, upper: null, grade: 'A', status };
    // @ts-expect-error a look-alike is not a published value: the field is private
    const alike: Estimate = { value: { toJSON: () => 5 }, lower: null, upper: null, grade: 'A', status };
    expect([bare.value, alike.value].some(isPublished)).toBe(false);
  });

  test('an error names no value', () => {
    expect(() => readPublished({ value: 98_765 })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('98765') }),
    );
  });
});
