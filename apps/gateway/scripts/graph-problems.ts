import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { printApi } from './api-schema.ts';
import { listBreaks, listUndatedDeprecations } from './breaking-changes.ts';
import { compose } from './compose.ts';
import type { SubgraphSdl } from './compose.ts';
import { listUndescribed } from './descriptions.ts';
import { acceptedFile, apiFile, supergraphFile } from './graph-files.ts';

/**
 * What is wrong with the committed graph, one line each with its cure: subgraphs that do not compose, generated files that are
 * stale, what has no description, deprecations without a sunset, and what breaks clients. Needs no network.
 */
export function listGraphProblems(subgraphs: readonly SubgraphSdl[], today: string): readonly string[] {
  let supergraph: string;
  try {
    supergraph = compose(subgraphs);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const api = printApi(supergraph);
  const current = buildSchema(api);
  const accepted = buildSchema(readFileSync(acceptedFile, 'utf8'));
  return [
    ...stale(supergraphFile, supergraph),
    ...stale(apiFile, api),
    ...listUndescribed(current).map((place) => `${place} has no description`),
    ...listUndatedDeprecations(current).map((place) => `${place} is deprecated without "Sunset YYYY-MM-DD: use ... instead"`),
    ...listBreaks({ accepted, current }, today).map(
      (change) => `breaks clients: ${change} Deprecate first (CONTRIBUTING.md, The graph)`,
    ),
  ];
}

function stale(file: string, text: string): readonly string[] {
  return readFileSync(file, 'utf8') === text ? [] : [`${file} is not what the subgraphs compose to; run npm run generate`];
}
