import { Published } from '@passerby/anonymisation/published';
import type { Estimate } from '@passerby/anonymisation/published';
import { expect, test } from 'vitest';
import type { SubgraphContext } from '../../src/context.ts';
import { publishedFields } from '../../src/published-fields.ts';
import { createSchemaBuilder } from '../../src/schema-builder.ts';
import { SECRET } from './rogue-market.ts';

// Every line below is code that must not compile: `npm run check` fails on a @ts-expect-error without an error (privacy.md 7, L5).

test('L5 build: a number is not accepted where a published value is due', () => {
  const builder = createSchemaBuilder();
  const estimate = publishedFields(builder).estimate();
  builder.queryFields((t) => ({
    // @ts-expect-error a number is not a published value
    bare: t.field({ type: 'PublishedNumber', description: 'Rogue.', resolve: () => SECRET }),
    // @ts-expect-error nor is a text
    text: t.field({ type: 'PublishedNumber', description: 'Rogue.', resolve: () => String(SECRET) }),
    // @ts-expect-error nor is a look-alike: the field that holds the number is private
    alike: t.field({ type: 'PublishedNumber', description: 'Rogue.', resolve: () => ({ value: SECRET, toJSON: () => SECRET }) }),
    // @ts-expect-error an estimate holds published values
    estimate: t.field({ type: estimate, description: 'Rogue.', resolve: () => ({ value: SECRET, status: 'PUBLISHED' }) }),
    // @ts-expect-error a list of numbers is no column
    column: t.field({ type: 'NumberColumn', description: 'Rogue.', resolve: () => [SECRET] }),
    // @ts-expect-error there is no scalar for JSON
    json: t.field({ type: 'JSON', description: 'Rogue.', resolve: () => ({ count: SECRET }) }),
    // @ts-expect-error a published number is never an input
    input: t.id({ args: { at: t.arg({ type: 'PublishedNumber', defaultValue: SECRET }) }, description: 'x', resolve: () => '' }),
  }));
  expect(builder).toBeDefined();
});

test('L5 build: nobody but the gate constructs or reads one by arithmetic', () => {
  // @ts-expect-error the key that the constructor asks for is a symbol of the module
  expect(() => new Published(SECRET)).toThrow(TypeError);
  const sum = (estimate: Estimate): unknown => {
    // @ts-expect-error a published value is no number
    return estimate.value * 2;
  };
  const peek = (value: Published): unknown => {
    // @ts-expect-error its number is private
    return value.value;
  };
  expect([sum, peek]).toHaveLength(2);
});

test('L2 capability: what a resolver is given holds no reader, no plan and no SQL', () => {
  const grab = (context: SubgraphContext): readonly unknown[] => [
    // @ts-expect-error the reader is not in the context
    context.source,
    // @ts-expect-error the gate reads cells, a resolver does not
    context.insights.sumCells,
    // @ts-expect-error there is no database handle
    context.insights.database,
  ];
  expect(grab({ insights: {} } as SubgraphContext)).toEqual([undefined, undefined, undefined]);
});
