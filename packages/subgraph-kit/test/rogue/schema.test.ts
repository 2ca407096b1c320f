import { GraphQLID, GraphQLObjectType, GraphQLScalarType, GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema, createSchemaBuilder } from '../../src/schema-builder.ts';
import type { SubgraphBuilder } from '../../src/schema-builder.ts';
import { assertPublishedSchema } from '../../src/schema-walk.ts';
import { SECRET } from './rogue-market.ts';

/** Fields that would leak, each with what the walk says of it. */
const leakyFields: Readonly<Record<string, (builder: SubgraphBuilder) => void>> = {
  'Query.leak: Int': (builder) => builder.queryField('leak', (t) => t.int({ description: 'Rogue.', resolve: () => SECRET })),
  'Query.leak: Float': (builder) =>
    builder.queryField('leak', (t) => t.floatList({ description: 'Rogue.', resolve: () => [SECRET] })),
  'Query.leak: String': (builder) =>
    builder.queryField('leak', (t) => t.string({ description: 'Rogue.', resolve: () => String(SECRET) })),
  'Query.leak: Boolean': (builder) =>
    builder.queryField('leak', (t) => t.boolean({ description: 'Rogue.', resolve: () => true })),
  'Query.leak: JSON': (builder) => {
    const scalar = builder.addScalarType('JSON' as 'URL', json());
    builder.queryField('leak', (t) => t.field({ type: scalar, description: 'Rogue.', resolve: () => String(SECRET) }));
  },
  'Deep.leak: Int': (builder) => {
    const deep = builder.objectRef<{ readonly leak: number }>('Deep');
    deep.implement({ description: 'Rogue.', fields: (t) => ({ leak: t.exposeInt('leak', { description: 'Rogue.' }) }) });
    builder.queryField('deep', (t) => t.field({ type: [deep], description: 'Rogue.', resolve: () => [{ leak: SECRET }] }));
  },
  'Reached.leak: Int': (builder) => {
    const reached = builder.objectRef<{ readonly id: string; readonly leak: number }>('Reached');
    reached.implement({
      description: 'Only reachable through _entities.',
      fields: (t) => ({
        id: t.exposeID('id', { description: 'Key.' }),
        leak: t.exposeInt('leak', { description: 'Rogue.' }),
      }),
    });
    builder.asEntity(reached, {
      key: builder.selection<{ id: string }>('id'),
      resolveReference: ({ id }) => ({ id, leak: SECRET }),
    });
    builder.queryField('any', (t) => t.id({ description: 'None.', resolve: () => 'x' }));
  },
};

test.each(Object.entries(leakyFields))('L4 schema: the walk refuses %s', (place, define) => {
  const builder = createSchemaBuilder();
  define(builder);
  expect(() => buildSchema(builder)).toThrow(place);
});

/** Scalars that only borrow a name. */
const namesakes: readonly (readonly [string, GraphQLScalarType])[] = [
  ['PublishedNumber', new GraphQLScalarType({ name: 'PublishedNumber', serialize: (value) => value })],
  ['NumberColumn', new GraphQLScalarType({ name: 'NumberColumn', serialize: (value) => value })],
  ['KeyColumn', new GraphQLScalarType({ name: 'KeyColumn', serialize: (value) => value })],
  ['ID', new GraphQLScalarType({ name: 'ID', serialize: (value) => value })],
];

test.each(namesakes)('L4 schema: the walk refuses a scalar that merely calls itself %s', (name, scalar) => {
  const query = new GraphQLObjectType({ name: 'Query', fields: { leak: { type: scalar, resolve: () => SECRET } } });
  expect(() => assertPublishedSchema(new GraphQLSchema({ query }))).toThrow(`Query.leak: ${name}`);
});

test('L4 schema: a schema that the builder did not make is walked too when it starts', () => {
  const query = new GraphQLObjectType({ name: 'Query', fields: { id: { type: GraphQLID }, leak: { type: json() } } });
  expect(() => assertPublishedSchema(new GraphQLSchema({ query }))).toThrow('Query.leak: JSON');
});

function json(): GraphQLScalarType<string, string> {
  return new GraphQLScalarType<string, string>({ name: 'JSON' });
}
