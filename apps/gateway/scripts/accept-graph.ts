import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { listBreaks } from './breaking-changes.ts';
import { acceptedFile, apiFile, breaksFile } from './graph-files.ts';

const { because } = parseArgs({ options: { because: { type: 'string' } } }).values;
const today = new Date().toISOString().slice(0, 10);
const api = readFileSync(apiFile, 'utf8');
const breaks = listBreaks({ accepted: buildSchema(readFileSync(acceptedFile, 'utf8')), current: buildSchema(api) }, today);

if (breaks.length > 0 && (because ?? '').trim() === '') {
  process.stderr.write(
    `${breaks.join('\n')}\nThis breaks clients. Deprecate first, or say why: npm run accept -w apps/gateway -- --because "..."\n`,
  );
  process.exitCode = 1;
} else {
  if (breaks.length > 0)
    appendFileSync(breaksFile, `\n## ${today}\n\n${because}\n\n${breaks.map((change) => `- ${change}\n`).join('')}`);
  writeFileSync(acceptedFile, api);
  process.stdout.write(`accepted.graphql is now the graph of api.graphql, ${breaks.length} breaking changes\n`);
}
