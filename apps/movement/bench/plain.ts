import { parseEnvironment } from '@passerby/runtime/environment';
import { runReleaseSubgraph } from '@passerby/subgraph-kit/subgraph';
import { environmentSchema } from '../src/environment.ts';
import { createMovementSchema } from '../src/schema/schema.ts';

/** Movement on graphql-js, without caches, batches and compiled queries: what the gateway's bench compares with. */
await runReleaseSubgraph(
  { name: 'movement', version: 'bench', schema: createMovementSchema(), isPlain: true },
  parseEnvironment(environmentSchema, process.env),
);
