import { ApolloGateway } from '@apollo/gateway';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** What a client of the graph sees: the supergraph without its routing directives, sorted by name. Needs no network. */
export async function apiSchemaOf(supergraphSdl: string): Promise<GraphQLSchema> {
  const gateway = new ApolloGateway({ supergraphSdl });
  const { schema } = await gateway.load();
  await gateway.stop();
  return lexicographicSortSchema(schema);
}

/** The same as SDL, as `api.graphql` is committed. */
export async function printApi(supergraphSdl: string): Promise<string> {
  return `${printSchema(await apiSchemaOf(supergraphSdl))}\n`;
}
