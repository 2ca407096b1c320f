import { expect, test } from 'vitest';
import { listRows } from './pages.ts';
import type { RowPage } from './pages.ts';

const pages: Readonly<Record<string, RowPage<number>>> = {
  first: { nodes: [1, 2], pageInfo: { hasNextPage: true, endCursor: 'a' } },
  a: { nodes: [3], pageInfo: { hasNextPage: true, endCursor: 'b' } },
  b: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
};

async function collect(rows: AsyncIterable<number>): Promise<readonly number[]> {
  const seen: number[] = [];
  for await (const row of rows) seen.push(row);
  return seen;
}

test('rows of all pages come in order, and only the pages that are needed are asked', async () => {
  const asked: (string | null)[] = [];
  const askPage = async (after: string | null) => {
    asked.push(after);
    return pages[after ?? 'first'] ?? null;
  };
  expect(await collect(listRows(askPage))).toEqual([1, 2, 3]);
  expect(asked).toEqual([null, 'a', 'b']);
  asked.length = 0;
  for await (const row of listRows(askPage)) if (row === 2) break;
  expect(asked).toEqual([null]);
});

test('a field that was refused has no rows', async () => {
  expect(await collect(listRows<number>(async () => null))).toEqual([]);
});
