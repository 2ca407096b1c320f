import { createHash } from 'node:crypto';
import { badInput } from '@passerby/domain/error';
import { vouching } from './public-refusal.ts';

/** Most rows of one page (graphql.md, Rules). */
export const pageRowsMax = 1000;
/** Rows of a page when `first` is absent. */
export const pageRowsDefault = 100;

const scopeDigits = 16;

/** The arguments of a connection field, as GraphQL gives them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Whether there is more, and where the next page starts. */
export interface PageFacts {
  readonly hasNextPage: boolean;
  /** Opaque; null for an empty page. */
  readonly endCursor: string | null;
}

/** One page of rows. */
export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: PageFacts;
}

/**
 * Cuts a page out of all rows, which must come in the same order every time. `scope` is the edition and the question: a
 * cursor of another scope is refused with BAD_USER_INPUT, for its position would mean something else there.
 */
export function paginate<Row>(rows: readonly Row[], page: PageArguments, scope: unknown): Page<Row> {
  return vouching(() => cut(rows, page, scope));
}

function cut<Row>(rows: readonly Row[], { first, after }: PageArguments, scope: unknown): Page<Row> {
  const scopeHash = createHash('sha256').update(JSON.stringify(scope)).digest('hex').slice(0, scopeDigits);
  const start = after === undefined || after === null ? 0 : readCursor(after, scopeHash);
  const nodes = rows.slice(start, start + rowsOf(first));
  const end = start + nodes.length;
  const endCursor = nodes.length === 0 ? null : Buffer.from(`${scopeHash}.${end}`).toString('base64url');
  return { nodes, pageInfo: { hasNextPage: end < rows.length, endCursor } };
}

function rowsOf(first: number | null | undefined): number {
  if (first === undefined || first === null) return pageRowsDefault;
  if (first < 1 || first > pageRowsMax) throw badInput(`first is ${first}; it must be from 1 to ${pageRowsMax}`);
  return first;
}

function readCursor(cursor: string, scopeHash: string): number {
  const match = /^([0-9a-f]+)\.(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) throw badInput('after is not a cursor of this field');
  if (match[1] !== scopeHash)
    throw badInput('after is a cursor of another question or of an older edition; start again without it');
  return Number(match[2]);
}
