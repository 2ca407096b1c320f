import { parseEnvironment } from '@passerby/runtime/environment';
import { runReleaseSubgraph } from '@passerby/subgraph-kit/subgraph';
import { environmentSchema } from './environment.ts';
import { createMovementSchema } from './schema/schema.ts';
import manifest from '../package.json' with { type: 'json' };

await runReleaseSubgraph(
  { name: 'movement', version: manifest.version, schema: createMovementSchema() },
  parseEnvironment(environmentSchema, process.env),
);
