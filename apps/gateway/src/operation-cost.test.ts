import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { costOf } from './operation-cost.ts';

const schema = buildSchema(`
  scalar NumberColumn
  type Query { site(id: ID!): Site  presence(first: Int, window: String): Answer!  areas(first: Int = 50): [Area!]!  version: String }
  type Site { id: ID!  nearest: Site  tags: [Tag!]!  dwell(first: Int): Answer }
  type Answer { nodes: [Row!]!  columns: Columns  pageInfo: PageInfo }
  type Columns { value: NumberColumn!  lower: NumberColumn!  length: Int }
  type Row { area: Area  value: Float }
  type Area { id: ID!  children: [Area!]! }
  type Tag { name: String }
  type PageInfo { end: String }
`);

function cost(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return costOf({ schema, document, operation, variables });
}

test.each([
  ['a leaf', '{ version }', 1],
  ['a question', '{ site(id: "a") { id } }', 11],
  ['an object in an object', '{ site(id: "a") { nearest { id } } }', 12],
  ['a list of no told length', '{ site(id: "a") { tags { name } } }', 21],
  ['a page of no told size', '{ presence { nodes { value } } }', 10 + 1 + 100],
  ['a page', '{ presence(first: 7) { nodes { value area { id } } pageInfo { end } } }', 10 + 1 + 7 * 2 + 1],
  ['a list inside a page', '{ presence(first: 7) { nodes { area { children { id } } } } }', 10 + 1 + 7 * (1 + 1 + 10)],
  ['a list with a size of its own', '{ areas { id } }', 10 + 50],
  ['packed columns', '{ presence { columns { value lower length } } }', 10 + 1 + 1 + 500],
  ['introspection', '{ __schema { types { fields { name } } } }', 100],
  ['aliases', '{ a: site(id: "a") { id } b: site(id: "b") { id } }', 22],
  ['fragments', 'query { ...q ...q } fragment q on Query { site(id: "a") { ... on Site { id } } }', 22],
])('%s', (_name, text, expected) => {
  expect(cost(text)).toBe(expected);
});

test.each([
  [{}, 111],
  [{ n: 3 }, 14],
  [{ n: null }, 111],
  [{ n: 5000 }, 1011],
  [{ n: -1 }, 1011],
  [{ n: 'many' }, 1011],
])('the size of a page may be a variable: %o', (variables, expected) => {
  expect(cost('query Q($n: Int) { presence(first: $n) { nodes { value } } }', variables)).toBe(expected);
});

test('a variable has the default of its operation', () => {
  expect(cost('query Q($n: Int = 4) { presence(first: $n) { nodes { value } } }')).toBe(15);
});
