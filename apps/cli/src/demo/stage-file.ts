import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { DemoParameters } from './demo-parameters.ts';

interface Stages {
  readonly parameters: DemoParameters;
  /** Finished stages by name, with the instant they were finished. */
  readonly finished: Readonly<Record<string, string>>;
}

/** Which stages of a home's demo are finished, so that the next start reuses them. */
export class StageFile {
  readonly #file: string;
  #stages: Stages;

  private constructor(file: string, stages: Stages) {
    this.#file = file;
    this.#stages = stages;
  }

  /** Throws BAD_USER_INPUT when the home holds a demo of other parameters: they would mix. */
  static open(file: string, parameters: DemoParameters): StageFile {
    const found = read(file);
    if (found !== undefined && describe(found.parameters) !== describe(parameters)) {
      throw badInput(
        `this folder holds a demo of ${describe(found.parameters)}, not of ${describe(parameters)}. Use the same options, ` +
          'or another folder: PASSERBY_HOME=... passerby demo',
      );
    }
    return new StageFile(file, found ?? { parameters, finished: {} });
  }

  isFinished(stage: string): boolean {
    return Object.hasOwn(this.#stages.finished, stage);
  }

  /** Remembers a stage; written whole and renamed, so that a crash leaves the old file or the new one. */
  finish(stage: string): void {
    this.#stages = { ...this.#stages, finished: { ...this.#stages.finished, [stage]: new Date().toISOString() } };
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(this.#stages, null, 2)}\n`);
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function read(file: string): Stages | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stages;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function describe({ market, subscribers, days, seed }: DemoParameters): string {
  return `${market}, ${subscribers} subscribers, ${days} days, seed ${seed}`;
}
