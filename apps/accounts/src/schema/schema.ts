import { PasserbyError } from '@passerby/domain/error';
import type { Principal } from '@passerby/domain/licence';
import { buildSchema, createSchemaBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { GraphQLSchema } from 'graphql';
import type { Directory } from './directory.ts';
import { defineApiKey } from './key-type.ts';
import { defineLicence } from './licence-type.ts';
import { defineOrganisation } from './organisation-type.ts';

/** The schema of the accounts subgraph over a directory. */
export function createAccountsSchema(directory: Directory): GraphQLSchema {
  const builder = createSchemaBuilder();
  const organisation = defineOrganisation(builder);
  const key = defineApiKey(builder);
  const licence = defineLicence(builder);
  const viewer = builder.objectRef<Principal>('Viewer').implement({
    description: 'Who asks, and what they may ask.',
    fields: (t) => ({
      organisation: t.field({ type: organisation, resolve: ({ org }) => getOrganisation(directory, org) }),
      key: t.field({
        type: key,
        nullable: true,
        description: 'The API key that asks; null when a person is logged in.',
        resolve: ({ org, client }) => directory.findKey(org, client),
      }),
      licence: t.field({ type: licence, resolve: (principal) => principal.licence }),
    }),
  });
  builder.queryField('viewer', (t) =>
    t.field({
      type: viewer,
      description: 'Who asks, and what they may ask.',
      resolve: (_root, _args, { principal }) => principal,
    }),
  );
  return buildSchema(builder);
}

async function getOrganisation(directory: Directory, id: string) {
  const organisation = await directory.findOrganisation(id);
  if (organisation === undefined) throw new PasserbyError('NOT_FOUND', 'The organisation of this key no longer exists');
  return organisation;
}
