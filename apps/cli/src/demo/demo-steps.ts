import { Listr } from 'listr2';
import { AccountsClient } from '../accounts-client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Stack } from '../stack.ts';
import { ensureConsoleBuilt } from '../console-build.ts';
import { demoFilesOf } from './demo-files.ts';
import type { Batch } from './demo-parameters.ts';
import { stageNames } from './demo-pipeline.ts';
import type { DemoPipeline, StageName } from './demo-pipeline.ts';
import { elapsed } from './elapsed.ts';
import { ensureDemoKeys, ensureDemoPeople } from './personas.ts';
import type { DemoKeys, DemoPerson } from './personas.ts';

/** What the steps hand on. */
export interface DemoProgress {
  keys?: DemoKeys;
  /** Who may log in. */
  people?: readonly DemoPerson[];
  /** Origin of the gateway. */
  url?: string;
}

const titles: Readonly<Record<StageName, string>> = {
  simulate: 'Simulate London: events of every phone',
  ingest: 'Ingest: check, pseudonymise, quarantine',
  release: 'Release: bound, count, add noise, seal',
};

/** The five steps, each with its progress; a finished stage of an earlier start is kept. */
export function listDemoSteps(parts: {
  readonly context: CommandContext;
  readonly market: string;
  readonly isSilent: boolean;
  readonly pipeline: DemoPipeline;
  readonly stack: Stack;
  readonly first: Batch;
}): Listr<DemoProgress> {
  const { context, market, isSilent, pipeline, stack, first } = parts;
  const { home, environment } = context;
  const steps = new Listr<DemoProgress>([], {
    silentRendererCondition: isSilent,
    fallbackRenderer: 'simple',
    ctx: {},
    rendererOptions: { showErrorMessage: false },
  });
  for (const stage of stageNames) {
    steps.add({
      title: `${titles[stage]} (days ${first.fromDay + 1}-${first.toDay})`,
      task: async (_progress, task) => {
        const from = performance.now();
        const isNew = await pipeline.run(stage, first, (line) => (task.output = line));
        task.title += isNew ? elapsed(from) : ' - kept from an earlier start';
      },
    });
  }
  steps.add({
    title: 'Accounts: one key a persona; console',
    task: async (progress, task) => {
      const from = performance.now();
      const built = ensureConsoleBuilt(environment);
      const accounts = new AccountsClient(await stack.startAccounts());
      progress.keys = await ensureDemoKeys(accounts, market, home.demoKeysFile);
      progress.people = await ensureDemoPeople(accounts);
      task.output = 'building the console';
      await built;
      task.title += elapsed(from);
    },
  });
  steps.add({
    title: 'Up: demographics, movement, gateway',
    task: async (progress, task) => {
      const from = performance.now();
      progress.url = await stack.serve({
        markets: [market],
        demo: { files: demoFilesOf(home, market), people: progress.people ?? [] },
      });
      task.title += elapsed(from);
    },
  });
  return steps;
}
