import { buildSchema } from 'graphql';
import { assertPublishedSchema } from './schema-walk.ts';
import type { PublicFields } from './schema-walk.ts';

export type { PublicFields } from './schema-walk.ts';

/**
 * The walk of privacy.md 7 (L4) over a composed supergraph: in CI and when a gateway starts. Scalars are known by name
 * there, for a supergraph has no resolvers. Throws INTERNAL naming each leaf that is neither published, an enum, an ID nor
 * reviewed: in `public-fields.json`, or in the list given instead.
 */
export function assertPublishedSupergraph(supergraphSdl: string, publicFields?: PublicFields): void {
  const schema = buildSchema(supergraphSdl, { assumeValidSDL: true });
  assertPublishedSchema(schema, { isExecutable: false, ...(publicFields === undefined ? {} : { publicFields }) });
}
