import { expect, test } from 'vitest';
import { readPageName } from './page-name.ts';

test.each([
  ['', 'query'],
  ['?page=status', 'status'],
  ['?from=2026-10-05&page=status', 'status'],
  ['?page=Status', 'query'],
  ['?page=', 'query'],
])('the address %j opens the page %s', (search, page) => {
  expect(readPageName(search)).toBe(page);
});
