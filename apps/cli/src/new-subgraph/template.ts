import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { SubgraphName } from './subgraph-name.ts';

const templateFolder = join(import.meta.dirname, '..', '..', 'templates', 'subgraph');
const ending = '.template';

/** Writes the files of a new subgraph to a folder, its name in the place of `{{name}}`, `{{field}}` and `{{Name}}`. */
export function writeSubgraph(folder: string, name: SubgraphName): void {
  const files = readdirSync(templateFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const from = join(entry.parentPath, entry.name);
    const to = join(folder, fill(relative(templateFolder, from), name).slice(0, -ending.length));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, fill(readFileSync(from, 'utf8'), name));
  }
}

function fill(text: string, { name, field, Name }: SubgraphName): string {
  return text.replaceAll('{{name}}', name).replaceAll('{{field}}', field).replaceAll('{{Name}}', Name);
}
