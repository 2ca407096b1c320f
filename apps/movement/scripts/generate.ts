import { writeFileSync } from 'node:fs';
import { printSdl } from '@passerby/subgraph-kit/schema-builder';
import { createMovementSchema } from '../src/schema/schema.ts';

writeFileSync(new URL('../schema.graphql', import.meta.url), printSdl(createMovementSchema()));
