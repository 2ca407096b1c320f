import { join } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import { waitForEnd } from '../commands/up.ts';
import type { Ports } from '../port.ts';
import { Stack } from '../stack.ts';
import { whenStopped } from '../stop-signal.ts';
import { listBatches } from './demo-parameters.ts';
import type { Batch, DemoParameters } from './demo-parameters.ts';
import { DemoPipeline, stageNames } from './demo-pipeline.ts';
import { listDemoSteps } from './demo-steps.ts';
import { elapsed } from './elapsed.ts';
import { presentDemo } from './presentation.ts';
import { StageFile } from './stage-file.ts';

export interface RunDemoOptions {
  readonly parameters: DemoParameters;
  readonly ports: Ports;
  readonly host: string;
  /** Stop when the question is answered. */
  readonly isOnce: boolean;
  readonly isJson: boolean;
}

/** Runs the five steps, prints the box, then lets the other weeks follow until Ctrl-C. Returns the exit code. */
export async function runDemo(context: CommandContext, options: RunDemoOptions): Promise<number> {
  const { home, environment, note } = context;
  const stages = StageFile.open(join(home.demo, 'stages.json'), options.parameters);
  const stopped = whenStopped();
  const abort = new AbortController();
  void stopped.then(() => abort.abort());
  const pipeline = new DemoPipeline({ home, environment, parameters: options.parameters, stages, signal: abort.signal });
  let isPresented = false;
  const noteAfterBox = (text: string): void => (isPresented ? note(text) : undefined);
  const stack = await Stack.open({ ...options, home, environment, note: noteAfterBox });
  try {
    const [first, ...later] = listBatches(options.parameters);
    if (first === undefined) return 1;
    const { market } = options.parameters;
    const steps = listDemoSteps({ context, market, isSilent: options.isJson, pipeline, stack, first });
    const progress = await Promise.race([steps.run(), stopped.then(() => undefined)]);
    if (progress === undefined) return 0;
    await presentDemo(context, { market, isJson: options.isJson }, progress);
    isPresented = true;
    if (options.isOnce) return 0;
    const following = follow(pipeline, { batches: later, note, signal: abort.signal });
    const code = await waitForEnd(stack, { stopped, note });
    abort.abort();
    await following;
    return code;
  } finally {
    abort.abort();
    await stack.close();
  }
}

/** Runs the other batches one after the other behind the running stack; a failure is said and ends only this. */
async function follow(
  pipeline: DemoPipeline,
  parts: { readonly batches: readonly Batch[]; readonly note: (text: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const { batches, note, signal } = parts;
  for (const batch of batches) {
    for (const stage of stageNames) {
      if (signal.aborted) return;
      const about = `[behind] ${stage} days ${batch.fromDay + 1}-${batch.toDay}`;
      const from = performance.now();
      note(`${about} ...`);
      try {
        const isNew = await pipeline.run(stage, batch, () => undefined);
        note(`${about}: ${isNew ? `done${elapsed(from)}` : 'kept from an earlier start'}`);
      } catch (error) {
        if (!signal.aborted) note(`${about}: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
    }
  }
}
