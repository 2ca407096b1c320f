import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Principal } from '@passerby/domain/licence';
import { buildSchema, createSchemaBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { GraphQLSchema } from 'graphql';
import type { Directory } from '../data/directory.ts';
import { defineApiKey } from './key-type.ts';
import { defineLicence } from './licence-type.ts';
import { defineOrganisation } from './organisation-type.ts';
import { defineQuota } from './quota-type.ts';
import { defineKeyUsage } from './usage-type.ts';

const usageDaysDefault = 30;
const usageDaysMax = 366;

/** The schema of the accounts subgraph over a directory. */
export function createAccountsSchema(directory: Directory): GraphQLSchema {
  const builder = createSchemaBuilder();
  const organisation = defineOrganisation(builder);
  const key = defineApiKey(builder);
  const licence = defineLicence(builder);
  const quota = defineQuota(builder);
  const usage = defineKeyUsage(builder);
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
      quota: t.field({
        type: quota,
        nullable: true,
        description: 'The limits of the licence and what is left; null when a person is logged in.',
        resolve: ({ org, client }) => directory.findAllowance(org, client),
      }),
      usage: t.field({
        type: [usage],
        description:
          'What the keys of the organisation asked on the last days, today included; days without a request are left out.',
        args: { days: t.arg.int({ defaultValue: usageDaysDefault, description: `1 to ${usageDaysMax}.` }) },
        resolve: ({ org }, { days }) => directory.listUsage(org, parseDays(days)),
      }),
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

function parseDays(days: number | null | undefined): number {
  const wanted = days ?? usageDaysDefault;
  if (wanted < 1 || wanted > usageDaysMax) throw badInput(`days is ${wanted}; it must be 1 to ${usageDaysMax}`);
  return wanted;
}

async function getOrganisation(directory: Directory, id: string) {
  const organisation = await directory.findOrganisation(id);
  if (organisation === undefined) throw new PasserbyError('NOT_FOUND', 'The organisation of this key no longer exists');
  return organisation;
}
