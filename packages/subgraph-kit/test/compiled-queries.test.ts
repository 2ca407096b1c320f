import type { Published } from '@passerby/anonymisation/published';
import { PasserbyError } from '@passerby/domain/error';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestSubgraph } from './fixtures/running-subgraph.ts';
import type { TestSubgraph } from './fixtures/running-subgraph.ts';
import { rogueSource, SECRET } from './rogue/rogue-market.ts';

let subgraph: TestSubgraph;
let resolved: string[] = [];

beforeAll(async () => {
  subgraph = await startTestSubgraph(
    (builder) => {
      builder.queryField('market', (t) =>
        t.id({
          nullable: true,
          description: 'A market, or a refusal.',
          args: { id: t.arg.id({ required: true }) },
          resolve: (...[, { id }, , info]) => {
            // graphql-js makes the path of a field as a chain; a compiled query does not.
            resolved.push(info.path?.typename === undefined ? 'compiled' : 'interpreted');
            if (id === 'nowhere') throw new PasserbyError('NOT_FOUND', 'There is no such market');
            return id;
          },
        }),
      );
      builder.queryField('leak', (t) =>
        t.id({
          nullable: true,
          description: 'Tries to tell a count as an id.',
          resolve: () => {
            resolved.push('leak');
            return String(SECRET);
          },
        }),
      );
      builder.queryField('bare', (t) =>
        t.field({
          type: 'PublishedNumber',
          nullable: true,
          description: 'Tries to tell a bare count.',
          resolve: () => {
            resolved.push('bare');
            return SECRET as unknown as Published;
          },
        }),
      );
      builder.mutationType({ description: 'What can be changed.' });
      builder.mutationField('change', (t) =>
        t.id({
          nullable: true,
          description: 'Changes, then fails.',
          resolve: () => {
            resolved.push('changed');
            throw new PasserbyError('FORBIDDEN', 'Too late');
          },
        }),
      );
    },
    { source: rogueSource },
  );
});
afterAll(() => subgraph.close());
beforeEach(() => {
  resolved = [];
});

test('an operation is compiled when it comes again, and its errors are those of graphql-js', async () => {
  const ask = (id: string) => subgraph.ask(`query Q($id: ID = "${id}") { market(id: $id) }`);
  const first = await ask('nowhere');
  const second = await ask('nowhere');
  expect(first.errors).toMatchObject([
    { message: 'There is no such market', path: ['market'], extensions: { code: 'NOT_FOUND' } },
  ]);
  expect(second).toEqual(first);
  expect(resolved).toEqual(['interpreted', 'compiled', 'interpreted']);
});

test('a mutation is never run twice', async () => {
  for (const _ of [1, 2, 3]) expect(await subgraph.ask('mutation { change }')).toMatchObject({ errors: [{ path: ['change'] }] });
  expect(resolved).toEqual(['changed', 'changed', 'changed']);
});

test.each(['leak', 'bare'])('%s is refused by a compiled query too', async (field) => {
  for (const _ of [1, 2, 3]) {
    const reply = await subgraph.ask(`{ ${field} }`);
    expect(reply).toMatchObject({ data: { [field]: null }, errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(reply.data)).not.toContain(String(SECRET));
  }
  // Once by graphql-js alone, then each time by the compiled query and by graphql-js.
  expect(resolved).toHaveLength(5);
});
