import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Principal } from '@passerby/domain/licence';
import { buildSchema, createSchemaBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { GraphQLSchema } from 'graphql';
import type { Desk } from '../data/desk.ts';
import type { Directory } from '../data/directory.ts';
import { defineAdministration } from './administration-operations.ts';
import { defineAdministrationTypes } from './administration-types.ts';
import type { Service } from './asking.ts';
import { defineExport, defineExportOperations } from './export-operations.ts';
import { defineApiKey } from './key-type.ts';
import { defineLicence } from './licence-type.ts';
import { defineOrganisation } from './organisation-type.ts';
import { defineQuota } from './quota-type.ts';
import { defineQuestion } from './question-type.ts';
import { defineRegister } from './register-operations.ts';
import { defineRequestEnums } from './request-enums.ts';
import { defineRequestOperations } from './request-operations.ts';
import { defineScope } from './scope-type.ts';
import { defineSavedTargetGroup, defineTargetGroupOperations } from './target-group-operations.ts';
import { defineStudyZone, defineStudyZoneOperations } from './study-zone-operations.ts';
import { defineKeyUsage } from './usage-type.ts';

const usageDaysDefault = 30;
const usageDaysMax = 366;

/** Where resolvers look things up and get things done. */
export interface AccountsServices {
  readonly directory: Directory;
  readonly desk: Desk;
}

/** The schema of the accounts subgraph; its services are asked for when a field runs, so that it can be printed without any. */
export function createAccountsSchema(getServices: Service<AccountsServices>): GraphQLSchema {
  const getDesk = (): Desk => getServices().desk;
  const builder = createSchemaBuilder();
  builder.mutationType({ description: 'What can be done. Each mutation says which scope it needs.' });
  const organisation = defineOrganisation(builder);
  const scope = defineScope(builder);
  const key = defineApiKey(builder, scope);
  const licence = defineLicence(builder);
  const quota = defineQuota(builder);
  const usage = defineKeyUsage(builder);
  const targetGroup = defineSavedTargetGroup(builder);
  const studyZone = defineStudyZone(builder);
  const viewer = builder.objectRef<Principal>('Viewer').implement({
    description: 'Who asks, and what they may ask.',
    fields: (t) => ({
      organisation: t.field({
        type: organisation,
        description: 'Your organisation.',
        resolve: ({ org }) => getOrganisation(getServices().directory, org),
      }),
      key: t.field({
        type: key,
        nullable: true,
        description: 'The API key that asks; null when a person is logged in.',
        resolve: ({ org, client }) => getServices().directory.findKey(org, client),
      }),
      licence: t.field({ type: licence, description: 'The terms of this request.', resolve: (principal) => principal.licence }),
      quota: t.field({
        type: quota,
        nullable: true,
        description: 'The limits of the licence and what is left; null when a person is logged in.',
        resolve: ({ org, client }) => getServices().directory.findAllowance(org, client),
      }),
      usage: t.field({
        type: [usage],
        description:
          'What the keys of the organisation asked on the last days, today included; days without a request are left out.',
        args: { days: t.arg.int({ defaultValue: usageDaysDefault, description: `1 to ${usageDaysMax}.` }) },
        resolve: ({ org }, { days }) => getServices().directory.listUsage(org, parseDays(days)),
      }),
      scopes: t.field({
        type: [scope],
        description: 'What this key or person may do.',
        resolve: async (principal) => [...(await getDesk().identify(principal)).scopes],
      }),
      targetGroups: t.field({
        type: [targetGroup],
        description: 'Target groups that your organisation keeps, by name.',
        resolve: async ({ org }) => [...(await getDesk().listTargetGroups(org))],
      }),
      studyZones: t.field({
        type: [studyZone],
        description: 'Study zones that your organisation registered, oldest first.',
        resolve: async ({ org }) => [...(await getDesk().listStudyZones(org))],
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
  defineTargetGroupOperations(builder, getDesk, targetGroup);
  defineStudyZoneOperations(builder, getDesk, studyZone);
  const types = defineAdministrationTypes(builder, { key, licence });
  defineAdministration(builder, { types, key, scope, organisation, getDesk });
  defineFiles(builder, getDesk);
  return buildSchema(builder);
}

/** Exports, data requests and their register. */
function defineFiles(builder: SubgraphBuilder, getDesk: Service<Desk>): void {
  const question = defineQuestion(builder);
  const exports = defineExport(builder, question);
  defineExportOperations(builder, getDesk, { exports, question });
  const enums = defineRequestEnums(builder);
  defineRequestOperations(builder, { enums, question, exports, getDesk });
  defineRegister(builder, enums, getDesk);
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
