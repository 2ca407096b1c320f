import { buildASTSchema, Kind, lexicographicSortSchema, parse, printSchema, specifiedDirectives, visit } from 'graphql';
import type { DefinitionNode, GraphQLSchema } from 'graphql';

/** What composition adds for the router's own use. */
const routingPrefix = /^(join|link)__|^(link|join)$/;
const clientDirectives = new Set(specifiedDirectives.map(({ name }) => name));

/** What a client of the graph sees: the supergraph without what is for the router, sorted by name. */
export function apiSchemaOf(supergraphSdl: string): GraphQLSchema {
  const { definitions, ...document } = parse(supergraphSdl);
  const api = visit(
    { ...document, definitions: definitions.filter((definition) => !isForRouter(definition)) },
    { Directive: ({ name }) => (clientDirectives.has(name.value) ? undefined : null) },
  );
  return lexicographicSortSchema(buildASTSchema(api));
}

/** The same as SDL, as `api.graphql` is committed. */
export function printApi(supergraphSdl: string): string {
  return `${printSchema(apiSchemaOf(supergraphSdl))}\n`;
}

function isForRouter(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.SCHEMA_EXTENSION || !('name' in definition)) return false;
  return routingPrefix.test(definition.name?.value ?? '');
}
