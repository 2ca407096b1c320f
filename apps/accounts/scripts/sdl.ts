import { printSdl } from '@passerby/subgraph-kit/schema-builder';
import { createAccountsSchema } from '../src/schema/schema.ts';

/** The SDL of this subgraph as `schema.graphql` holds it; needs no store. */
export function printAccountsSdl(): string {
  const schema = createAccountsSchema(() => {
    throw new Error('A schema that is printed has no services');
  });
  return printSdl(schema);
}
