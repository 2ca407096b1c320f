import {
  GraphQLList,
  GraphQLInputObjectType,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  execute,
  parse,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { rogueSource } from '../test/rogue/rogue-market.ts';
import { compile } from './compiled-queries.ts';
import { createContext } from './context.ts';

const input = new GraphQLInputObjectType({
  name: 'Words',
  fields: { word: { type: GraphQLString }, words: { type: new GraphQLList(GraphQLString) } },
});
const echo = new GraphQLObjectType({
  name: 'Echo',
  fields: {
    said: { type: GraphQLString, resolve: (args: unknown) => JSON.stringify(args, ['word', 'words']) },
    again: {
      type: GraphQLString,
      args: { word: { type: GraphQLString, defaultValue: 'x`${1}' } },
      resolve: (_args: unknown, { word }: { readonly word?: string | null }) => `again ${word}`,
    },
  },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      echo: {
        type: echo,
        args: { word: { type: GraphQLString }, words: { type: input } },
        resolve: (_root: unknown, args: unknown) => args,
      },
      echoes: { type: new GraphQLList(echo), resolve: async () => [{ word: 'one' }, null, { word: 'two' }] },
    },
  }),
});

async function askBothWays(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const contextValue = createContext({ principal: undefined, requestId: 'r', source: rogueSource });
  const { data, errors } = await execute({ schema, document, contextValue, variableValues: variables });
  const compiled = await compile(schema, document)(contextValue, variables);
  return { interpreted: JSON.stringify(data), errors, compiled: compiled && JSON.stringify(compiled) };
}

test.each([
  '{ echo(word: "`${process.exit(3)}` \\" \' \\\\ \\u2028 \\n */ // </script>") { said again } }',
  '{ echo(words: { word: "`${1}", words: "one" }) { said again(word: """a "block" ` ${x}""") } }',
  'query Q($v: String = "d`\\u2029${1}") { echo(word: $v, words: { word: $v, words: [$v, null] }) { said again(word: $v) } }',
  'query Q($absent: String) { echo(word: $absent, words: null) { said again(word: $absent) } }',
  'query Q($isOff: Boolean = true) { echo @skip(if: $isOff) { said } echoes @include(if: $isOff) { ...F ... @skip(if: $isOff) { again } } } fragment F on Echo { said }',
  '{ one: echo(word: "1") { said } two: echo(word: "2") { __typename said also: said } echoes { said } }',
])('%s is answered as graphql-js answers it', async (query) => {
  const { interpreted, errors, compiled } = await askBothWays(query);
  expect(errors).toBeUndefined();
  expect(compiled).toBe(interpreted);
});

test('variables are taken as they are sent', async () => {
  const query = 'query Q($words: Words!, $w: String) { echo(word: $w, words: $words) { said } }';
  const { interpreted, compiled } = await askBothWays(query, { words: { words: ['`${1}`', null] }, w: '__proto__' });
  expect(compiled).toBe(interpreted);
});

test.each([
  '{ __proto__: echo { said } }',
  '{ echo { __proto__: said } }',
  'query Q($__proto__: String) { echo(word: $__proto__) { said } }',
  'query Q($constructor: String = "k") { echo(word: $constructor) { said } }',
  'query toString { echo { ...valueOf } } fragment valueOf on Echo { said }',
])('%s is left to graphql-js, for its names', async (query) => {
  const { interpreted, errors, compiled } = await askBothWays(query);
  expect(errors).toBeUndefined();
  expect(interpreted).toBeDefined();
  expect(compiled).toBeUndefined();
});

test('so is what meets an error', async () => {
  const { errors, compiled } = await askBothWays('query Q($v: String) { echo(word: $v) { said } }', { v: 1 });
  expect(errors).toHaveLength(1);
  expect(compiled).toBeUndefined();
});
