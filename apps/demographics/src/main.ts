import { parseEnvironment } from '@passerby/runtime/environment';
import { runMain } from '@passerby/runtime/run-main';
import { runReleaseSubgraph } from '@passerby/subgraph-kit/subgraph';
import packageJson from '../package.json' with { type: 'json' };
import { environmentSchema } from './environment.ts';
import { createDemographicsSchema } from './schema/schema.ts';

await runMain(() =>
  runReleaseSubgraph(
    { name: 'demographics', version: packageJson.version, schema: createDemographicsSchema() },
    parseEnvironment(environmentSchema, process.env),
  ),
);
