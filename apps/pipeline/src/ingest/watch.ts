import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Enclave } from '../enclave/enclave.ts';
import { type EventFile, listEventFiles } from './event-file.ts';
import { fileMark } from './file-mark.ts';
import { ingest, type IngestOutcome } from './ingest.ts';

/** How to watch a landing folder. */
export interface WatchOptions {
  /** Opens the enclave for one load; it is closed between loads, so that a release can run. */
  readonly open: () => Promise<Enclave>;
  readonly now: () => Date;
  /** Pause between two looks; a file that changed between them is not read yet. */
  readonly everyMs: number;
  /** Ends the watch after the load at work. */
  readonly signal: AbortSignal;
  /** Told of each load that read something, while the enclave is open. */
  readonly onLoad: (enclave: Enclave, outcome: IngestOutcome) => Promise<void>;
  /** Told of what was not taken; tried again when the file, or a reference file, changes. */
  readonly onProblem: (message: string) => void;
}

/** What one look saw: size and time of change by file. */
interface Look {
  readonly files: ReadonlyMap<string, { readonly file: EventFile; readonly mark: string }>;
  /** Of all files beside the event folders together. */
  readonly reference: string;
}

/**
 * Loads the finished files of a landing folder as they come, until the signal. A file is finished when it has a name that
 * `ingest` reads (so none that begins with a dot or ends in .part or .tmp) and looked the same twice. What is in the
 * enclave is known by its content, so a watch that starts again reads nothing twice. Throws BAD_USER_INPUT when there is no such folder to
 * begin with; a folder that goes away later is a problem that may pass.
 */
export async function watch(dir: string, options: WatchOptions): Promise<void> {
  const done = new Map<string, string>();
  let before = lookAt(dir);
  let lastProblem = '';
  for (;;) {
    await sleep(options.everyMs, undefined, { signal: options.signal }).catch(() => undefined);
    if (options.signal.aborted) return;
    try {
      const look = lookAt(dir);
      const due = listDue(look, before, done);
      before = look;
      if (due.length > 0) {
        await loadDue(dir, due, options);
        for (const name of due) done.set(name, markOf(look, name));
      }
      lastProblem = '';
    } catch (error) {
      if (!(error instanceof PasserbyError)) throw error;
      if (error.message !== lastProblem) options.onProblem(error.message);
      lastProblem = error.message;
    }
  }
}

/** Opens the enclave and loads the files together; if one is not taken, each alone, so that none holds up the others. */
async function loadDue(dir: string, due: readonly string[], options: WatchOptions): Promise<void> {
  const enclave = await options.open();
  const load = async (names: ReadonlySet<string>): Promise<void> => {
    const outcome = await ingest(enclave, dir, { now: options.now(), isDue: ({ name }) => names.has(name) });
    if (outcome.loaded.length + outcome.replaced.length > 0) await options.onLoad(enclave, outcome);
  };
  try {
    await load(new Set(due)).catch(async (error: unknown) => {
      if (!(error instanceof PasserbyError)) throw error;
      for (const name of due) {
        if (options.signal.aborted) return;
        await load(new Set([name])).catch((problem: unknown) => {
          if (!(problem instanceof PasserbyError)) throw problem;
          options.onProblem(problem.message);
        });
      }
    });
  } finally {
    await enclave.close();
  }
}

function listDue(look: Look, before: Look, done: ReadonlyMap<string, string>): readonly string[] {
  if (look.reference !== before.reference) return [];
  return [...look.files.keys()].filter((name) => {
    const mark = markOf(look, name);
    return markOf(before, name) === mark && done.get(name) !== mark;
  });
}

/** Of a file and the reference files: when either changes, the file is looked at again. */
function markOf({ files, reference }: Look, name: string): string {
  return `${files.get(name)?.mark ?? ''} ${reference}`;
}

function lookAt(dir: string): Look {
  if (!existsSync(dir)) throw badInput(`${dir}: there is no such landing folder`);
  const { files } = listEventFiles(dir);
  const names = readdirSync(dir).filter((name) => !/^\.|\.(part|tmp)$/.test(name) && name !== 'events');
  return {
    files: new Map(files.map((file) => [file.name, { file, mark: fileMark(file.path) }])),
    reference: names
      .toSorted()
      .map((name) => `${name} ${fileMark(join(dir, name))}`)
      .join('\n'),
  };
}
