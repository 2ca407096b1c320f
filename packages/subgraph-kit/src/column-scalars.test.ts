import { GraphQLEnumType } from 'graphql';
import { expect, test } from 'vitest';
import { graphNameOf, keyColumnScalar, numberColumnScalar, statusColumnScalar } from './column-scalars.ts';
import { createSchemaBuilder } from './schema-builder.ts';
import { sharedEnums } from './shared-enums.ts';

const builder = createSchemaBuilder();
const enums = sharedEnums(builder);
const ofDimension = {
  AGE_BAND: enums.ageBand(),
  GENDER: enums.gender(),
  DWELL_BAND: enums.dwellBand(),
  DAYPART: enums.daypart(),
} as const;
builder.queryField('any', (t) => t.id({ description: 'None.', resolve: () => 'x' }));
const schema = builder.toSchema();

test.each(Object.entries(ofDimension))('labels of %s are the members of the enum', (dimension, { name }) => {
  const type = schema.getType(name);
  if (!(type instanceof GraphQLEnumType)) throw new Error(`${name} is no enum`);
  expect(type.getValues().length).toBeGreaterThan(1);
  for (const member of type.getValues()) {
    expect(graphNameOf(dimension as keyof typeof ofDimension, String(member.value))).toBe(member.name);
  }
});

test('ids, days and hours are shown as they are', () => {
  expect([graphNameOf('AREA', 'london:z-1'), graphNameOf('TIME', '2026-10-05'), graphNameOf('HOUR_OF_DAY', '07')]).toEqual([
    'london:z-1',
    '2026-10-05',
    '07',
  ]);
});

test.each([numberColumnScalar, statusColumnScalar, keyColumnScalar])('%s takes no input and serialises no list', (scalar) => {
  expect(() => scalar.parseValue([1])).toThrow(/never an input/);
  expect(() => scalar.serialize([1, 2, 3])).toThrow(/did not come from the gate/);
});
