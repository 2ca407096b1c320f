import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { parseSubgraphName } from './subgraph-name.ts';
import { writeSubgraph } from './template.ts';
import { wiredFiles, wireSubgraph } from './wiring.ts';

/**
 * Makes `apps/<name>` of a repository with one field that answers through the gate, wires it in, and generates its SDL, the supergraph
 * and the typed client. Throws BAD_USER_INPUT for a name that cannot be, INTERNAL when the graph does not compose; the repository's
 * own files are then as they were, but for generated ones.
 */
export function makeSubgraph(repository: string, given: string): void {
  const name = parseSubgraphName(given, repository);
  const folder = join(repository, 'apps', name.name);
  const before = wiredFiles.map((file) => [join(repository, file), readFileSync(join(repository, file))] as const);
  try {
    writeSubgraph(folder, name);
    wireSubgraph(repository, name.name);
    for (const workspace of [folder, join(repository, 'apps', 'gateway'), join(repository, 'packages', 'client')]) {
      generate(workspace);
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    for (const [file, held] of before) writeFileSync(file, held);
    throw error;
  }
}

/** Runs what `npm run generate` runs in one workspace. */
function generate(workspace: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate.ts'], { cwd: workspace, encoding: 'utf8' });
  if (status !== 0) throw new PasserbyError('INTERNAL', `nothing could be generated in ${workspace}:\n${stderr.trim()}`);
}
