import { writeFileSync } from 'node:fs';
import { printSdl } from '@passerby/subgraph-kit/schema-builder';
import { createAccountsSchema } from '../src/schema/schema.ts';

const schema = createAccountsSchema({ findOrganisation: async () => undefined, findKey: async () => undefined });
writeFileSync(new URL('../schema.graphql', import.meta.url), printSdl(schema));
