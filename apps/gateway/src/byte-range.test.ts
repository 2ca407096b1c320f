import { expect, test } from 'vitest';
import { parseByteRange } from './byte-range.ts';

test.each([
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=0-99', { from: 0, to: 99 }],
  ['bytes=90-1000', { from: 90, to: 99 }],
  ['bytes=99-', { from: 99, to: 99 }],
  ['bytes=-1', { from: 99, to: 99 }],
  ['bytes=-1000', { from: 0, to: 99 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  [`bytes=${'9'.repeat(400)}-`, 'unsatisfiable'],
  [undefined, undefined],
  ['bytes=-', undefined],
  ['bytes=9-3', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=a-b', undefined],
  ['lines=0-1', undefined],
])('of 100 bytes %s is %o', (header, range) => {
  expect(parseByteRange(header, 100)).toEqual(range);
});

test('nothing can be asked of an empty file', () => {
  expect(parseByteRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(parseByteRange('bytes=-5', 0)).toBe('unsatisfiable');
});

test('a range lies within the file, whatever is asked', () => {
  const bounds = ['', ...Array.from({ length: 8 }, (_, bound) => String(bound))];
  for (const header of bounds.flatMap((first) => bounds.map((last) => `bytes=${first}-${last}`))) {
    for (let size = 0; size < 8; size += 1) {
      const range = parseByteRange(header, size);
      if (range === undefined || range === 'unsatisfiable') continue;
      expect(0 <= range.from && range.from <= range.to && range.to < size, `${header} of ${size}`).toBe(true);
    }
  }
});
