import { parseEnvironment } from '@passerby/runtime/environment';
import { runReleaseSubgraph } from '@passerby/subgraph-kit/subgraph';
import { environmentSchema } from './environment.ts';
import { createDemographicsSchema } from './schema/schema.ts';
import manifest from '../package.json' with { type: 'json' };

await runReleaseSubgraph(
  { name: 'demographics', version: manifest.version, schema: createDemographicsSchema() },
  parseEnvironment(environmentSchema, process.env),
);
