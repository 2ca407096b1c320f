import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { Published, PublishedColumn, readColumn } from '@passerby/anonymisation/published';
import type { Estimate } from '@passerby/anonymisation/published';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubgraphContext } from '../../src/context.ts';
import { publishedFields } from '../../src/published-fields.ts';
import type { SubgraphBuilder } from '../../src/schema-builder.ts';
import { startTestSubgraph } from '../fixtures/running-subgraph.ts';
import type { TestSubgraph } from '../fixtures/running-subgraph.ts';
import { rogueQuestion, rogueSource, SECRET } from './rogue-market.ts';

type Attempt = (context: SubgraphContext) => unknown;

/** A rogue author's ways to put a number where a published value is due; the gate alone makes those (privacy.md 7, L3). */
const asPublished: Readonly<Record<string, Attempt>> = {
  bareNumber: () => SECRET,
  bigNumber: () => BigInt(SECRET),
  numberObject: () => Object(SECRET) as unknown,
  cast: () => ({ value: SECRET }),
  jsonClone: async ({ insights }) => JSON.parse(JSON.stringify({ ...(await ask(insights)), value: SECRET })) as unknown,
  textOfNumber: () => String(SECRET),
  lookAlikeClass: () =>
    new (class Published {
      readonly value = SECRET;
      toJSON = () => SECRET;
    })(),
  hasInstance: () => {
    Reflect.defineProperty(Published, Symbol.hasInstance, { value: () => true });
    return { value: SECRET, valueOf: () => SECRET };
  },
  prototypePollution: () => {
    const had = Object.getOwnPropertyDescriptor(WeakSet.prototype, 'has');
    Reflect.defineProperty(WeakSet.prototype, 'has', { ...had, value: () => true });
    Reflect.defineProperty(Published.prototype, 'valueOf', { value: () => SECRET });
    queueMicrotask(() => Reflect.defineProperty(WeakSet.prototype, 'has', { ...had }));
    return Object.create(Published.prototype) as unknown;
  },
  proxy: () => new Proxy({ value: SECRET }, { getPrototypeOf: () => Published.prototype, get: () => SECRET }),
  subclass: () => {
    class Forged extends Published {
      constructor() {
        super(Symbol('passerby.mint'), SECRET);
      }
    }
    return new Forged();
  },
  deepImport: async () => {
    const path = join(import.meta.dirname, '../../../anonymisation/src/published-value.ts');
    const internals = (await import(path)) as { readonly claimMint: () => (value: number) => Published };
    return internals.claimMint()(SECRET);
  },
};

/** Ways to a packed column or a ratio of one's own making. */
const asColumn: Readonly<Record<string, Attempt>> = {
  plainArray: () => [SECRET, SECRET],
  columnShape: () => ({ kind: 'NUMBER', values: [SECRET] }),
  columnLookAlike: () => Object.create(PublishedColumn.prototype) as unknown,
  columnForged: () => new PublishedColumn(Symbol('passerby.column'), { kind: 'NUMBER', values: [SECRET] }),
  otherKind: async ({ insights }) => (await insights.askColumns(rogueQuestion)).status,
  changedCopy: async ({ insights }) => {
    const { value } = await insights.askColumns(rogueQuestion);
    Object.assign(readColumn(value), { values: [SECRET] });
    return Object.assign({}, value);
  },
};
const asRatio: Readonly<Record<string, Attempt>> = {
  ratioOfNumber: ({ insights }) => insights.ratio(...forgePair()).value,
  shareOfNumber: ({ insights }) => insights.share(...forgePair()).value,
  meanOfNumber: ({ insights }) => insights.mean(forgePair()).value,
};

/** Estimates of a shape that would pass, with a number where the gate puts what ratios are taken of. */
function forgePair(): [Estimate, Estimate] {
  const forged = (value: number): Estimate =>
    ({
      value,
      lower: value,
      upper: value,
      grade: 'A',
      status: 'PUBLISHED',
      measured: { value, variance: 0 },
    }) as unknown as Estimate;
  return [forged(SECRET), forged(100)];
}

/** Ways to put a number in a text that leaves: as an ID (the guard of the kit stands behind L3). */
const asId: Readonly<Record<string, Attempt>> = {
  idOfNumber: () => SECRET,
  idOfText: () => `count-${SECRET}`,
  idOfObject: () => ({ toString: () => String(SECRET), valueOf: () => String(SECRET) }),
  idInBase64: () => Buffer.from(String(SECRET)).toString('base64url'),
  idLater: async () => `${SECRET}`,
  idOfList: () => ['tinytown:n1', `tinytown:n${SECRET}`],
};

/** Ways to put a number in an error: message, details, extensions, or the message of one that the gate threw. */
const asError: Readonly<Record<string, Attempt>> = {
  errorMessage: () => fail(new Error(`the count is ${SECRET}`)),
  typedMessage: () => fail(new PasserbyError('NOT_FOUND', `there are only ${SECRET}`)),
  typedDetails: () => fail(new PasserbyError('DATA_NOT_AVAILABLE', 'not yet', { count: SECRET })),
  foreignDigits: () => fail(new PasserbyError('NOT_FOUND', `there are only ${String.fromCodePoint(0x660 + SECRET)}`)),
  extensionsField: () => fail(new GraphQLError('no', { extensions: { code: 'BAD_USER_INPUT', count: SECRET } })),
  wrapped: () => fail(new GraphQLError('no', { originalError: new PasserbyError('FORBIDDEN', `${SECRET} people`) })),
  gateRefusal: async ({ insights }) => {
    const refusal: unknown = await insights.ask({ ...rogueQuestion, market: 'elsewhere' }).catch((error: unknown) => error);
    (refusal as { message: string }).message = `there are only ${SECRET}`;
    throw refusal;
  },
};

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(
    (builder) => {
      for (const [name, attempt] of Object.entries({ ...asPublished, ...asRatio })) addPublished(builder, name, attempt);
      for (const [name, attempt] of Object.entries(asColumn)) addColumn(builder, name, attempt);
      for (const [name, attempt] of Object.entries({ ...asId, ...asError, ...honestIds, ...honestRefusals })) {
        addId(builder, name, attempt);
      }
      builder.queryField('ids', (t) =>
        t.idList({
          nullable: true,
          description: 'Rogue.',
          resolve: async (_root, _args, context) => (await asId['idOfList']?.(context)) as string[],
        }),
      );
      builder.queryField('estimate', (t) =>
        t.field({
          type: publishedFields(builder).estimate(),
          description: 'Rogue.',
          resolve: () => ({ value: SECRET, lower: null, upper: null, grade: null, status: 'PUBLISHED' }) as unknown as Estimate,
        }),
      );
      builder.queryField('honest', (t) =>
        t.field({
          type: publishedFields(builder).estimate(),
          description: 'Not rogue.',
          resolve: (_root, _args, { insights }) => ask(insights),
        }),
      );
    },
    { source: rogueSource, facts: { ids: ['women-25-34'], refusalNumbers: [1000] } },
  );
});
afterAll(() => subgraph.close());

test.each(Object.keys({ ...asPublished, ...asColumn, ...asRatio }))(
  'L3 values: the gate and its scalars refuse %s',
  async (name) => {
    expect(await reasonOf(name, `{ ${name} }`)).toMatch(/privacy\.md 7/);
  },
);

test('L3 values: the scalar refuses a number inside an estimate', async () => {
  expect(await reasonOf('estimate', '{ estimate { value } }')).toMatch(/privacy\.md 7/);
});

test('L3 values: a figure below the minimum group has no number to take, only its status', async () => {
  const { data } = await subgraph.ask('{ honest { value lower upper status } }');
  expect(data).toEqual({ honest: { value: null, lower: null, upper: null, status: 'BELOW_MINIMUM' } });
});

test.each(Object.keys(asId).filter((name) => name !== 'idOfList'))('L3 values: the guard of ids refuses %s', async (name) => {
  expect(await reasonOf(name, `{ ${name} }`)).toMatch(/privacy\.md 7/);
});

test('L3 values: the guard of ids refuses a list that holds one', async () => {
  expect(await reasonOf('ids', '{ ids }')).toMatch(/privacy\.md 7/);
});

test.each(Object.keys(asError))('L3 values: the one error format does not tell %s', async (name) => {
  const words = name === 'gateRefusal' ? /read only property 'message'/ : /7|\u0667|count/;
  expect(await reasonOf(name, `{ ${name} }`)).toMatch(words);
});

test('L3 values: `serialize` of the scalar cannot be swapped after the walk', async () => {
  let scalar: { serialize: unknown } | undefined;
  const other = await startTestSubgraph((builder) => {
    builder.queryField('leak', (t) =>
      t.field({
        type: 'PublishedNumber',
        nullable: true,
        description: 'Rogue.',
        resolve: (...[, , , { schema }]) => {
          scalar = schema.getType('PublishedNumber') as unknown as { serialize: unknown };
          scalar.serialize = () => SECRET;
          return SECRET as unknown as Published;
        },
      }),
    );
  });
  const reply = await other.ask('{ leak }');
  await other.close();
  expect(scalar).toBeDefined();
  expect(reply).toMatchObject({ data: { leak: null }, errors: [{ extensions: { code: 'INTERNAL' } }] });
});

const honestIds: Readonly<Record<string, Attempt>> = {
  area: () => 'tinytown:n1',
  market: () => 'tinytown',
  edition: () => 'tinytown:0123456789abcdef',
  release: () => 'day-2026-10-19-0a1b2c3d',
  targetGroup: () => 'women-25-34',
};
const honestRefusals: Readonly<Record<string, Attempt>> = {
  limit: () => fail(new PasserbyError('BAD_USER_INPUT', 'first is at most 1000')),
  gate: ({ insights }) => insights.ask({ ...rogueQuestion, window: { from: '2026-10-01', to: '2026-10-02' } }),
};

test.each(Object.entries(honestIds))('the public id of %s leaves', async (name, make) => {
  expect((await subgraph.ask(`{ ${name} }`)).data).toEqual({ [name]: make({} as SubgraphContext) });
});

test.each(['limit', 'gate'])('an honest refusal is told: %s', async (name) => {
  const [error] = (await subgraph.ask(`{ ${name} }`)).errors ?? [];
  expect(error?.extensions?.['code']).toBe(name === 'gate' ? 'DATA_NOT_AVAILABLE' : 'BAD_USER_INPUT');
  expect(error?.message).toMatch(name === 'gate' ? /2026-10-19/ : /1000/);
});

/** Only INTERNAL leaves; what the log says of it is returned, so that an attempt that merely broke does not count as stopped. */
async function reasonOf(name: string, query: string): Promise<string | undefined> {
  const requestId = `rogue-${name}`;
  const reply = await subgraph.ask(query, undefined, { 'x-request-id': requestId });
  expect(reply.errors).toMatchObject([{ path: expect.arrayContaining([name]) as string[], extensions: { code: 'INTERNAL' } }]);
  expect(JSON.stringify(reply)).not.toMatch(new RegExp(`${SECRET}|\u0667`));
  return subgraph.log.find((line) => line.includes(`"${requestId}"`));
}

function ask(insights: SubgraphContext['insights']): Promise<Estimate> {
  return insights.ask(rogueQuestion).then(({ rows: [row] }) => {
    if (row === undefined) throw new Error('no row');
    return row.estimate;
  });
}

function fail(error: Error): never {
  throw error;
}

function addPublished(builder: SubgraphBuilder, name: string, attempt: Attempt): void {
  builder.queryField(name, (t) =>
    t.field({
      type: 'PublishedNumber',
      nullable: true,
      description: 'Rogue.',
      resolve: (_root, _args, context) => attempt(context) as Published,
    }),
  );
}

function addColumn(builder: SubgraphBuilder, name: string, attempt: Attempt): void {
  builder.queryField(name, (t) =>
    t.field({
      type: 'NumberColumn',
      nullable: true,
      description: 'Rogue.',
      resolve: async (_root, _args, context) => (await attempt(context)) as PublishedColumn,
    }),
  );
}

function addId(builder: SubgraphBuilder, name: string, attempt: Attempt): void {
  builder.queryField(name, (t) =>
    t.id({ nullable: true, description: 'Rogue.', resolve: (_root, _args, context) => attempt(context) as string }),
  );
}
