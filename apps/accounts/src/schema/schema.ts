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
import { defineViewer } from './viewer.ts';

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
  const targetGroup = defineSavedTargetGroup(builder);
  const studyZone = defineStudyZone(builder);
  const types = defineAdministrationTypes(builder, { key, licence, quota, getDirectory: () => getServices().directory });
  defineViewer(builder, { organisation, scope, key, licence, quota, targetGroup, studyZone, types, getServices });
  defineTargetGroupOperations(builder, getDesk, targetGroup);
  defineStudyZoneOperations(builder, getDesk, studyZone);
  defineAdministration(builder, { types, key, scope, organisation, getDesk });
  defineFiles(builder, { organisation, getDesk });
  return buildSchema(builder);
}

/** Exports, data requests and their register. */
function defineFiles(
  builder: SubgraphBuilder,
  { organisation, getDesk }: { readonly organisation: ReturnType<typeof defineOrganisation>; readonly getDesk: Service<Desk> },
): void {
  const question = defineQuestion(builder);
  const exports = defineExport(builder, question);
  defineExportOperations(builder, getDesk, { exports, question });
  const enums = defineRequestEnums(builder);
  defineRequestOperations(builder, { enums, question, exports, organisation, getDesk });
  defineRegister(builder, enums, getDesk);
}
