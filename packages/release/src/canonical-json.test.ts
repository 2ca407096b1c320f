import { expect, test } from 'vitest';
import { canonicalJson, sha256 } from './canonical-json.ts';

test('keys are sorted, whitespace and undefined members are left out', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: undefined, A: true })).toBe('{"A":true,"b":[1,{"c":"é\\"","d":null}]}');
});

test('a number that JSON cannot hold is refused', () => {
  expect(() => canonicalJson({ rho: Number.NaN })).toThrow('NaN has no JSON text');
});

test('sha256 is that of the UTF-8 bytes', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
