import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';

/** What a running stack leaves for other commands: its processes, where accounts is and how to speak to it. */
export interface RunFile {
  readonly pid: number;
  readonly accountsUrl: string;
  readonly serviceKey: string;
  /** Process id of each service started so far, by name. */
  readonly services: Readonly<Record<string, number>>;
}

/** What the system says when a file, or the folder it would be in, does not exist. */
const nothingThere: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** The running stack of a home; undefined when there is none, or only the file of one that died. */
export function findRun(file: string): RunFile | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (nothingThere.has(code)) return undefined;
    throw error;
  }
  const run = JSON.parse(text) as RunFile;
  return isAlive(run.pid) ? run : undefined;
}

/** Throws UPSTREAM_UNAVAILABLE when another process runs a stack on the same home. */
export function assertNoOtherRun(file: string): void {
  const run = findRun(file);
  if (run === undefined || run.pid === process.pid) return;
  throw new PasserbyError(
    'UPSTREAM_UNAVAILABLE',
    `passerby runs on this folder already (process ${run.pid}). Stop it with Ctrl-C there or "kill ${run.pid}", ` +
      'or use another folder: PASSERBY_HOME=...',
  );
}

export function writeRun(file: string, run: RunFile): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(run), { mode: 0o600 });
}

export function removeRun(file: string): void {
  rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
