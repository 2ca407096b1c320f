import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { assertPublishedSupergraph } from '@passerby/subgraph-kit/supergraph-walk';
import { startFixtureGraph } from './fixtures/graph.ts';
import { compose, listSubgraphSdls } from '../scripts/compose.ts';

const committed = readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8');
const subgraphs = listSubgraphSdls(join(import.meta.dirname, '..', '..'));

test('the committed supergraph is what the committed subgraphs compose to (else: npm run generate -w apps/gateway)', () => {
  expect(subgraphs.map(({ name }) => name)).toEqual(['accounts', 'demographics', 'movement']);
  expect(compose(subgraphs)).toBe(committed);
});

test('a subgraph that does not fit is refused with the reason', () => {
  const odd = { name: 'odd', sdl: 'type Query { a: Int } type Site { id: ID! population: Int }' };
  expect(() => compose([...subgraphs, odd])).toThrow(/cannot find field "Site.population"/);
});

test('every leaf of the committed supergraph is published, an enum, an ID or reviewed (privacy.md 7, L4)', () => {
  expect(() => assertPublishedSupergraph(committed)).not.toThrow();
});

test.each([
  ['a bare number', 'type Query { a: Int }', 'Query.a: Int'],
  ['a number in a text, two types away', 'type Query { a: [B!] } type B { c: C } type C { d: String }', 'C.d: String'],
  ['a custom scalar', 'scalar JSON type Query { a: JSON }', 'Query.a: JSON'],
  ['a field of an extended shared type', 'type Query { e: Estimate } type Estimate { value: Float }', 'Estimate.value: Float'],
])('a supergraph with %s is refused (L4)', (_, sdl, leak) => {
  expect(() => assertPublishedSupergraph(sdl)).toThrow(`The schema is refused (privacy.md 7): ${leak}`);
});

test('such a supergraph stops the gateway before it listens (L4)', async () => {
  const starting = startFixtureGraph({ supergraphSdl: committed.replace('value: PublishedNumber', 'value: Float') });
  await expect(starting).rejects.toThrow('Estimate.value: Float');
});

test('the two questions whose shape is fixed are valid (graphql.md)', () => {
  const schema = buildSchema(committed, { assumeValidSDL: true });
  expect(validate(schema, parse(windowShoppers))).toEqual([]);
  expect(validate(schema, parse(presence))).toEqual([]);
});

const windowShoppers = `query WindowShoppers($site: ID!, $window: Window!) {
  site(id: $site) {
    id name
    dwell(window: $window, grain: WEEK, targetGroup: { ageBands: [AGE_25_34], genders: [FEMALE] }, groupBy: [DWELL_BAND]) {
      edition { id }  guarantee { rhoPerPeriod epsilon }  counts
      nodes { dwellBand estimate { value lower upper grade status } }
      median { value lower upper status }
    }
  }
}`;

const presence = `query Presence($areas: [ID!], $window: Window!) {
  presence(areas: { ids: $areas }, window: $window, grain: HOUR, groupBy: [AREA, TIME, AGE_BAND, GENDER], unit: DEVICES, first: 1000) {
    edition { id }
    nodes { area { id } at ageBand gender estimate { value lower upper status } }
    pageInfo { hasNextPage endCursor }
  }
}`;
