import { Published } from '@passerby/anonymisation/published';
import { GraphQLScalarType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedFields } from '../src/published-fields.ts';
import { buildSchema, createSchemaBuilder } from '../src/schema-builder.ts';
import type { SubgraphBuilder } from '../src/schema-builder.ts';
import { listUnpublishedLeaves } from '../src/schema-walk.ts';
import { startTestSubgraph } from './fixtures/running-subgraph.ts';
import type { TestSubgraph } from './fixtures/running-subgraph.ts';

const secret = 5;
const lookAlike = { value: secret } as unknown as Published;

/** What rogue resolvers return where a published value is due, as if it were one. */
const rogueValues: Readonly<Record<string, () => unknown>> = {
  bareNumber: () => secret,
  castObject: () => lookAlike,
  numberInText: () => String(secret),
  valueOfObject: () => ({ valueOf: () => secret }),
  prototypeOfPublished: () => Object.create(Published.prototype, { value: { value: secret } }) as unknown,
};

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph((builder) => {
    for (const [name, resolve] of Object.entries(rogueValues)) addRogueField(builder, name, resolve);
    builder.queryField('estimate', (t) =>
      t.field({
        type: publishedFields(builder).estimate(),
        description: 'Rogue.',
        resolve: () => ({ value: lookAlike, lower: null, upper: null, grade: null, status: 'PUBLISHED' as const }),
      }),
    );
    builder.queryField('message', (t) =>
      t.id({
        description: 'Rogue.',
        resolve: () => {
          throw new Error(`the true count is ${secret}`);
        },
      }),
    );
  });
});
afterAll(() => subgraph.close());

test.each(Object.keys(rogueValues))('at run time %s is refused by the scalar (L3)', async (name) => {
  const reply = await subgraph.ask(`{ ${name} }`, undefined, { 'x-request-id': 'rogue-1' });
  expect(reply.data).toEqual({ [name]: null });
  expect(reply.errors).toMatchObject([{ extensions: { code: 'INTERNAL', requestId: 'rogue-1' } }]);
  expect(JSON.stringify(reply.errors)).not.toContain(`${secret}`);
});

test('at run time { value: 5 } cast to a published value is refused inside an estimate (L3)', async () => {
  const reply = await subgraph.ask('{ estimate { value status } }');
  expect(reply.data).toEqual({ estimate: { value: null, status: 'PUBLISHED' } });
  expect(reply.errors).toMatchObject([{ path: ['estimate', 'value'], extensions: { code: 'INTERNAL' } }]);
});

test('an error message of a resolver is logged, not told', async () => {
  const reply = await subgraph.ask('{ message }', undefined, { 'x-request-id': 'rogue-2' });
  expect(JSON.stringify(reply)).not.toContain('true count');
  expect(subgraph.log.some((line) => line.includes('true count') && line.includes('rogue-2'))).toBe(true);
});

/** Fields that would leak, each with what the walk says of it. */
const leakyFields: Readonly<Record<string, (builder: SubgraphBuilder) => void>> = {
  'Query.leak: Int': (builder) => builder.queryField('leak', (t) => t.int({ description: 'Rogue.', resolve: () => secret })),
  'Query.leak: Float': (builder) =>
    builder.queryField('leak', (t) => t.floatList({ description: 'Rogue.', resolve: () => [secret] })),
  'Query.leak: String': (builder) =>
    builder.queryField('leak', (t) => t.string({ description: 'Rogue.', resolve: () => String(secret) })),
  'Query.leak: Boolean': (builder) =>
    builder.queryField('leak', (t) => t.boolean({ description: 'Rogue.', resolve: () => true })),
  'Query.leak: JSON': (builder) => {
    const json = builder.addScalarType('JSON' as 'URL', new GraphQLScalarType<string, string>({ name: 'JSON' }));
    builder.queryField('leak', (t) => t.field({ type: json, description: 'Rogue.', resolve: () => String(secret) }));
  },
  'Deep.leak: Int': (builder) => {
    const deep = builder.objectRef<{ readonly leak: number }>('Deep');
    deep.implement({ description: 'Rogue.', fields: (t) => ({ leak: t.exposeInt('leak', { description: 'Rogue.' }) }) });
    builder.queryField('deep', (t) => t.field({ type: [deep], description: 'Rogue.', resolve: () => [{ leak: secret }] }));
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
      resolveReference: ({ id }) => ({ id, leak: secret }),
    });
    builder.queryField('any', (t) => t.id({ description: 'None.', resolve: () => 'x' }));
  },
};

test.each(Object.entries(leakyFields))('at the start %s is refused by the walk (L4)', (place, define) => {
  const builder = createSchemaBuilder();
  define(builder);
  expect(() => buildSchema(builder)).toThrow(place);
});

test('a scalar that merely calls itself PublishedNumber is refused by the walk (L4)', () => {
  const builder = createSchemaBuilder();
  addRogueField(builder, 'leak', () => secret);
  const schema = buildSchema(builder);
  const scalar = schema.getType('PublishedNumber') as GraphQLScalarType;
  scalar.serialize = (value) => value;
  expect(listUnpublishedLeaves(schema)).toEqual(['Query.leak: PublishedNumber']);
});

function addRogueField(builder: SubgraphBuilder, name: string, resolve: () => unknown): void {
  builder.queryField(name, (t) =>
    t.field({ type: 'PublishedNumber', nullable: true, description: 'Rogue.', resolve: () => resolve() as Published }),
  );
}
