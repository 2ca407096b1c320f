import { badInput, PasserbyError } from '@passerby/domain/error';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSubgraph } from './fixtures/running-subgraph.ts';
import type { TestSubgraph } from './fixtures/running-subgraph.ts';

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph((builder) => {
    builder.queryField('day', (t) =>
      t.id({ args: { day: t.arg({ type: 'Date', required: true }) }, description: 'Echo.', resolve: (_root, { day }) => day }),
    );
    builder.queryField('refusal', (t) =>
      t.id({
        nullable: true,
        description: 'Refuses.',
        resolve: () => {
          throw new PasserbyError('DATA_NOT_AVAILABLE', 'not yet', { availableFrom: '2026-10-05' });
        },
      }),
    );
    builder.queryField('disguise', (t) =>
      t.id({
        nullable: true,
        args: { of: t.arg.id({ required: true }) },
        description: 'Puts a figure into an error that looks like one about its argument.',
        resolve: (...[, , , { fieldNodes }]) => {
          const nodes = fieldNodes.flatMap((node) => node.arguments?.map(({ value }) => value) ?? []);
          throw new GraphQLError('4711 devices', { nodes });
        },
      }),
    );
    builder.queryField('bad', (t) =>
      t.id({
        nullable: true,
        description: 'Refuses.',
        resolve: async () => {
          throw badInput('bad');
        },
      }),
    );
  });
});
afterAll(() => subgraph.close());

test('a typed refusal keeps code, message and details', async () => {
  const { errors } = await subgraph.ask('{ refusal bad }');
  expect(errors).toMatchObject([
    { message: 'not yet', path: ['refusal'], extensions: { code: 'DATA_NOT_AVAILABLE', availableFrom: '2026-10-05' } },
    { message: 'bad', extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(errors?.every(({ extensions }) => extensions !== undefined && !('requestId' in extensions))).toBe(true);
});

test.each(['{ nothing }', '{', '{ day(day: "2026-02-30") }', '{ day }'])('%s is BAD_USER_INPUT', async (query) => {
  const { errors } = await subgraph.ask(query);
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
});

test('what an error about an argument says is never repeated', async () => {
  const { errors } = await subgraph.ask('{ disguise(of: "a") }');
  expect(errors).toMatchObject([{ path: ['disguise'], extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(JSON.stringify(errors)).not.toContain('4711');
});

test('20,000 aliases are refused before they are parsed to the end', async () => {
  const aliases = Array.from({ length: 20_000 }, (_, index) => `a${index}: __typename`).join(' ');
  const { errors } = await subgraph.ask(`{ ${aliases} }`);
  expect(errors?.[0]?.message).toContain('10000 tokens');
});

test('the schema is not introspected here', async () => {
  const { errors } = await subgraph.ask('{ __schema { types { name } } }');
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
});
