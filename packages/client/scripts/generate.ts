import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedFile, generateOperations } from './operations.ts';

mkdirSync(dirname(generatedFile), { recursive: true });
writeFileSync(generatedFile, await generateOperations());
