import { expect, test } from 'vitest';
import { stringifyResponse, writeData } from './written-data.ts';

const plain = { market: { name: 'Tinytown "€"', areas: [1, null] } };

test('written data are sent as the same text as the data themselves', () => {
  const { data, characters } = writeData(plain);
  expect(stringifyResponse({ data })).toBe(stringifyResponse({ data: plain }));
  expect(characters).toBe(JSON.stringify(plain).length);
});

test('so they are by whoever does not know them', () => {
  expect(JSON.stringify({ data: writeData(plain).data })).toBe(JSON.stringify({ data: plain }));
});

test('errors and extensions beside them are sent too', () => {
  const { data } = writeData(plain);
  const extensions = { cost: 1 };
  expect(JSON.parse(stringifyResponse({ data, extensions }))).toEqual({ data: plain, extensions });
  expect(JSON.parse(stringifyResponse({ data: null, errors: [] }))).toEqual({ data: null, errors: [] });
});
