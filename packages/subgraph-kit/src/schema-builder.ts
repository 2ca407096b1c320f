import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import { printSubgraphSchema } from '@apollo/subgraph';
import { declareFacts } from './declared-facts.ts';
import type { DeclaredFacts } from './declared-facts.ts';
import type { PublicGeometry } from './public-geometry.ts';
import { keyColumnScalar, numberColumnScalar, statusColumnScalar } from './column-scalars.ts';
import { assertPublishedSchema, publishedScalars } from './schema-walk.ts';
import { dateScalar, dateTimeScalar, urlScalar } from './text-scalars.ts';
import { publishedNumberScalar } from './published-scalar.ts';
import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLSchema } from 'graphql';
import type { Published, PublishedColumn } from '@passerby/anonymisation/published';
import type { SubgraphContext } from './context.ts';

const federationLink = 'https://specs.apollo.dev/federation/v2.9';
const federationDirectives = ['@key', '@shareable', '@external', '@requires'];

/** What the scalars of the graph are in TypeScript. */
interface KitTypes {
  Context: SubgraphContext;
  DefaultFieldNullability: false;
  Directives: {
    key: { locations: 'OBJECT'; args: { fields: string; resolvable?: boolean } };
    external: { locations: 'FIELD_DEFINITION'; args?: Record<string, never> };
    requires: { locations: 'FIELD_DEFINITION'; args: { fields: string } };
  };
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    URL: { Input: string; Output: string };
    PublishedNumber: { Input: never; Output: Published };
    GeoJson: { Input: never; Output: PublicGeometry };
    NumberColumn: { Input: never; Output: PublishedColumn };
    StatusColumn: { Input: never; Output: PublishedColumn };
    KeyColumn: { Input: never; Output: PublishedColumn };
  };
}

/** The Pothos builder of a subgraph, with federation and the shared scalars. */
export type SubgraphBuilder = ReturnType<typeof createSchemaBuilder>;

/** An object type of a subgraph, by what its resolvers are given. */
export type ObjectType<Shape> = ImplementableObjectRef<SubgraphBuilder['$inferSchemaTypes'], Shape>;

/**
 * Opens a schema: fields are non-null unless they say otherwise. There are no scalars for measured numbers but
 * PublishedNumber and the packed columns. Finish with {@link buildSchema}.
 */
export function createSchemaBuilder() {
  const builder = new SchemaBuilder<KitTypes>({ plugins: [DirectivesPlugin, FederationPlugin], defaultFieldNullability: false });
  builder.queryType({ description: 'What can be asked.' });
  builder.addScalarType('Date', dateScalar);
  builder.addScalarType('DateTime', dateTimeScalar);
  builder.addScalarType('URL', urlScalar);
  builder.addScalarType('PublishedNumber', publishedNumberScalar);
  builder.addScalarType('NumberColumn', numberColumnScalar);
  builder.addScalarType('StatusColumn', statusColumnScalar);
  builder.addScalarType('KeyColumn', keyColumnScalar);
  return builder;
}

/**
 * The one way to a subgraph's schema: links federation and walks everything reachable (privacy.md 7, L4). Throws INTERNAL
 * naming each leaf that is neither published, an enum, an ID nor reviewed in `public-fields.json`. `facts`: which ids and
 * numbers beside the public domain its resolvers and refusals may state.
 */
export function buildSchema(builder: SubgraphBuilder, facts: DeclaredFacts = {}): GraphQLSchema {
  const schema = builder.toSubGraphSchema({ linkUrl: federationLink, federationDirectives });
  assertPublishedSchema(schema);
  // So that nobody swaps `serialize` once the walk has passed.
  for (const { name } of publishedScalars) Object.freeze(schema.getType(name));
  declareFacts(schema, facts);
  return schema;
}

/** The SDL of a subgraph, as its `schema.graphql` is committed. */
export function printSdl(schema: GraphQLSchema): string {
  return `${printSubgraphSchema(schema).trim()}\n`;
}
