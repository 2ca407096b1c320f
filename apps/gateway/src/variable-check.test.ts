import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { assertVariables } from './variable-check.ts';

const schema = buildSchema('type Query { a(given: Given!, list: [ID!]): ID } input Given { id: ID!  inner: Given }');
const operation = getOperationAST(parse('query Q($given: Given!, $list: [ID!] = []) { a(given: $given, list: $list) }'));

function check(variables: Readonly<Record<string, unknown>>): void {
  if (!operation) throw new Error('no operation');
  assertVariables({ schema, operation, variables });
}

test('what fits passes, and so does what nobody asked for', () => {
  expect(() => check({ given: { id: 'a', inner: { id: 1 } }, list: null, other: { a: 1 } })).not.toThrow();
});

test.each([
  [{}, '"$given" of required type'],
  [{ given: { id: 'a', nothing: 1 } }, '"nothing" is not defined'],
  [{ given: { id: 'a' }, list: [null] }, 'non-nullable'],
])('%o is refused', (variables, problem) => {
  expect(() => check(variables)).toThrow(problem);
});

test('thousands of problems are one', () => {
  const given = Object.fromEntries(Array.from({ length: 12_000 }, (_, index) => [`field${index}`, index]));
  expect(() => check({ given: { id: 'a', ...given } })).toThrow('"field0" is not defined');
});
