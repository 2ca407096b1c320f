import { factorsOfShare } from '@passerby/anonymisation/extrapolation';
import { expect, test } from 'vitest';
import { parseFactors, printFactors } from './factors-csv.ts';

test('what is printed is read back, to the last digit', () => {
  const factors = factorsOfShare('2026-10-05', 0.3);
  expect(printFactors(factors).split('\n')[1]).toBe('2026-10-05,16-24,female,3.333333,OPERATOR_SHARE');
  expect(parseFactors(printFactors(factors))).toEqual(factors);
});

test.each([
  ['period,age_band\n', /line 1: expected/],
  [printFactors(factorsOfShare('2026-10-05', 0.5)).replace('female,2', 'female,0.5'), /line 2: .* is no factor/],
  [printFactors(factorsOfShare('2026-10-05', 0.5)).replace('16-24', '0-15'), /line 2: .* is no factor/],
])('a damaged file is refused by its line', (text, message) => {
  expect(() => parseFactors(text)).toThrow(message);
});
