import { join } from 'node:path';
import type { Home } from '../home.ts';
import { followPipeline } from '../pipeline-process.ts';
import { demoNow } from './demo-parameters.ts';
import { truthFolderOf } from './demo-files.ts';
import type { Batch, DemoParameters } from './demo-parameters.ts';
import type { StageFile } from './stage-file.ts';

export const stageNames = ['simulate', 'ingest', 'release'] as const;
export type StageName = (typeof stageNames)[number];

export interface DemoPipelineOptions {
  readonly home: Home;
  readonly environment: NodeJS.ProcessEnv;
  readonly parameters: DemoParameters;
  readonly stages: StageFile;
  /** Ends the running stage. */
  readonly signal: AbortSignal;
}

/** Simulates, ingests and releases the demo's market, a batch of days at a time; a finished stage is never run again. */
export class DemoPipeline {
  readonly #options: DemoPipelineOptions;

  constructor(options: DemoPipelineOptions) {
    this.#options = options;
  }

  /** Runs one stage of one batch; returns false when an earlier start had finished it. */
  async run(stage: StageName, batch: Batch, onLine: (line: string) => void): Promise<boolean> {
    const { home, environment, stages, signal } = this.#options;
    const name = `${stage} days ${batch.fromDay + 1}-${batch.toDay}`;
    if (stages.isFinished(name)) return false;
    await followPipeline(this.#argumentsOf(stage, batch), {
      environment: { ...environment, PASSERBY_HOME: home.folder },
      onLine,
      signal,
    });
    stages.finish(name);
    return true;
  }

  #argumentsOf(stage: StageName, { fromDay, toDay }: Batch): readonly string[] {
    const { home, parameters } = this.#options;
    const { market, subscribers, days, seed } = parameters;
    const landing = join(home.demo, 'landing', market);
    if (stage === 'ingest') return ['ingest', landing, '--now', demoNow];
    if (stage === 'release') return ['release', '--market', market, '--now', demoNow];
    const size = ['--subscribers', String(subscribers), '--days', String(days), '--seed', String(seed)];
    const part = ['--from-day', String(fromDay), '--to-day', String(toDay - 1)];
    return ['simulate', '--market', market, ...size, ...part, '--out', landing, '--truth', truthFolderOf(home, market)];
  }
}
