import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { appsFolder } from '../apps-folder.ts';
import type { CommandContext } from '../command-context.ts';
import { makeSubgraph } from '../new-subgraph/new-subgraph.ts';

/** `new-subgraph NAME`: scaffolds, wires and composes a subgraph (interfaces.md, Commands). */
export function registerNewSubgraph(program: Command, { print }: CommandContext): void {
  program
    .command('new-subgraph')
    .description('make apps/NAME, a subgraph with one field that answers through the gate, and compose it')
    .argument('<name>', 'lower-case words joined by "-"')
    .option('--json', 'print one JSON line')
    .action((name: string, { json }: { readonly json?: boolean }) => {
      const repository = resolve(appsFolder, '..');
      makeSubgraph(repository, name);
      const folder = join(repository, 'apps', name);
      print(
        json === true
          ? JSON.stringify({ name, folder })
          : `apps/${name} is made, wired and composed. Try it: npm test -- --project ${name}; passerby up starts it too. ` +
              'Its field, `src/schema/footfall-field.ts`, is an example: put yours in its place, then npm run generate',
      );
    });
}
