import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
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
