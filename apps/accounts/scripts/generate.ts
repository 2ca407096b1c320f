import { writeFileSync } from 'node:fs';
import { printAccountsSdl } from './sdl.ts';

writeFileSync(new URL('../schema.graphql', import.meta.url), printAccountsSdl());
