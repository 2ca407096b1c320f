import { expect, test } from 'vitest';
import { paginate } from './connection.ts';
import type { Page } from './connection.ts';

const rows = Array.from({ length: 250 }, (_, index) => index);

test('pages follow each other without gap or overlap', () => {
  const seen: number[] = [];
  let page: Page<number> | undefined;
  do {
    page = paginate(rows, { first: 60, after: page?.pageInfo.endCursor }, ['edition', 'question']);
    seen.push(...page.nodes);
  } while (page.pageInfo.hasNextPage);
  expect(seen).toEqual(rows);
});

test('a page past the end, and an empty answer, are empty', () => {
  const { pageInfo } = paginate(rows, { first: 250 }, 's');
  expect(pageInfo.hasNextPage).toBe(false);
  expect(paginate(rows, { after: pageInfo.endCursor }, 's')).toEqual({
    nodes: [],
    pageInfo: { hasNextPage: false, endCursor: null },
  });
  expect(paginate([], {}, 's').nodes).toEqual([]);
});

test('a cursor of another question or edition is refused', () => {
  const { endCursor } = paginate(rows, {}, ['edition', 'question']).pageInfo;
  expect(() => paginate(rows, { after: endCursor }, ['edition', 'another'])).toThrow('another question or of an older edition');
  expect(() => paginate(rows, { after: 'x' }, 's')).toThrow('not a cursor');
});

test.each([0, -1, 1001])('first: %i is refused', (first) => {
  expect(() => paginate(rows, { first }, 's')).toThrow('from 1 to 1000');
});
