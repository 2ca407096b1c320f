import { expect, test } from 'vitest';
import { getPage, pages } from './pages.ts';

test('every page has a name, a title and a sentence of its own', () => {
  for (const read of ['name', 'title', 'about'] as const)
    expect(new Set(pages.map((page) => page[read])).size).toBe(pages.length);
});

test.each([
  ['status', 'status'],
  [undefined, pages[0].name],
  ['Status', pages[0].name],
  ['', pages[0].name],
])('the name %j opens the page %s', (name, page) => {
  expect(getPage(name).name).toBe(page);
});
