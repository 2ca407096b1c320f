/** Rows of an answer with what leads to the next page. */
export interface RowPage<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * All rows of a paged field, one page at a time. `askPage` asks for the page after a cursor (null for the first):
 *
 *     const rows = listRows(async (after) => (await client.ask(PresenceDocument, { areas, window, after })).presence);
 *
 * Cursors are bound to the edition: when a newer one is published on the way, the graph refuses the next page with
 * BAD_USER_INPUT, and the rows read so far are of the older one; start again.
 */
export async function* listRows<Row>(askPage: (after: string | null) => Promise<RowPage<Row> | null>): AsyncGenerator<Row, void> {
  let after: string | null = null;
  do {
    const page: RowPage<Row> | null = await askPage(after);
    if (page === null) return;
    yield* page.nodes;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}
