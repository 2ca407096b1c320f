import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { listSubgraphSdls } from '../scripts/compose.ts';
import type { SubgraphSdl } from '../scripts/compose.ts';
import { startFixtureGraph } from './fixtures/graph.ts';

/** Composes by the MIT implementation, which shares no code with Apollo's. */
function composeOpenly(subgraphs: readonly SubgraphSdl[], urlOf = (name: string) => `http://${name}.invalid/graphql`) {
  const composition = composeServices(subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: urlOf(name) })));
  assertCompositionSuccess(composition);
  return composition;
}

test('the subgraphs compose without Apollo to the same graph', () => {
  const { publicSdl } = composeOpenly(listSubgraphSdls(join(import.meta.dirname, '..', '..')));
  const committed = readFileSync(join(import.meta.dirname, '..', 'api.graphql'), 'utf8');
  const sorted = (sdl: string): string => printSchema(lexicographicSortSchema(buildSchema(sdl)));
  expect(sorted(publicSdl)).toBe(sorted(committed));
});

test('the gateway serves a supergraph that was composed without Apollo', async () => {
  const first = await startFixtureGraph();
  const { supergraphSdl } = composeOpenly([first.places, first.insights]);
  const subgraphUrls = { places: first.places.url, insights: first.insights.url };
  const graph = await startFixtureGraph({ supergraphSdl, subgraphUrls });
  const { data, errors } = await graph.ask('{ site(id: "a") { name dwell } }');
  expect(errors).toEqual([]);
  expect(data).toEqual({ site: { name: 'site a', dwell: 'dwell at a' } });
  await Promise.all([graph.close(), first.close()]);
});
