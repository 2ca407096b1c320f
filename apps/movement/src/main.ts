import { parseEnvironment } from '@passerby/runtime/environment';
import { runMain } from '@passerby/runtime/run-main';
import { runReleaseSubgraph } from '@passerby/subgraph-kit/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { environmentSchema } from './environment.ts';
import { createMovementSchema } from './schema/schema.ts';

await runMain(() =>
  runReleaseSubgraph(
    { name: 'movement', version: packageJson.version, schema: createMovementSchema() },
    parseEnvironment(environmentSchema, process.env),
  ),
);
