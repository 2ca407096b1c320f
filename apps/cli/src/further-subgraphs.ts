import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appsFolder } from './apps-folder.ts';

/** Those with a port and a start of their own (interfaces.md, Order and time). */
const ownSubgraphs: ReadonlySet<string> = new Set(['accounts', 'demographics', 'movement']);

/** The apps that joined the graph since, by name: each has a committed SDL. */
export function listFurtherSubgraphs(): readonly string[] {
  return readdirSync(appsFolder)
    .filter((name) => !ownSubgraphs.has(name) && existsSync(join(appsFolder, name, 'schema.graphql')))
    .sort();
}
