import { expect, test } from 'vitest';
import { formatQualifiedId, parseQualifiedId } from './place.ts';

test('a qualified id splits at the first colon', () => {
  expect(parseQualifiedId('london:soho')).toEqual({ market: 'london', id: 'soho' });
  expect(formatQualifiedId(parseQualifiedId('london:a:b'))).toBe('london:a:b');
});

test.each(['soho', ':soho', 'london:', ''])('refuses "%s"', (text) => {
  expect(() => parseQualifiedId(text)).toThrow('expected market:id');
});
