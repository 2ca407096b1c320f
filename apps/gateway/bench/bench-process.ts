import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const repository = join(import.meta.dirname, '..', '..', '..');
/** Linux counts a process' CPU time in hundredths of a second (/proc/<pid>/stat). */
const ticksPerSecond = 100;

export interface BenchProcess {
  readonly name: string;
  /** Origin it listens on. */
  readonly url: string;
  /** CPU time so far, user and system, milliseconds. */
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts a program of the repository and waits for its ready line. */
export async function startProcess(name: string, program: string, variables: NodeJS.ProcessEnv): Promise<BenchProcess> {
  const child = spawn(process.execPath, [join(repository, program)], {
    env: { ...process.env, PASSERBY_LOG_LEVEL: 'info', ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const origin = /"url":"(http:\/\/[^/"]+)[^"]*".*"ready"/.exec(line)?.[1];
      if (origin !== undefined) resolve(origin);
    });
    void ended.then(() => reject(new Error(`${name} ended before it was ready`)));
  });
  const cpuMs = (): number => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { name, url, cpuMs, stop };
}
