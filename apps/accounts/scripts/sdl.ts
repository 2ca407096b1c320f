import { printSdl } from '@passerby/subgraph-kit/schema-builder';
import { createAccountsSchema } from '../src/schema/schema.ts';

/** The SDL of this subgraph as `schema.graphql` holds it; needs no store. */
export function printAccountsSdl(): string {
  const schema = createAccountsSchema({
    findOrganisation: async () => undefined,
    findKey: async () => undefined,
    findAllowance: async () => undefined,
    listUsage: async () => [],
  });
  return printSdl(schema);
}
