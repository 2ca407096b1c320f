import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const repository = join(import.meta.dirname, '..', '..', '..');
const nanosecondsPerMs = 1e6;

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
  const cpuMs = (): number => readCpuMs(child.pid ?? 0);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { name, url, cpuMs, stop };
}

/** Linux counts the CPU time of each thread in nanoseconds. */
function readCpuMs(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const spentNs = readdirSync(tasks).map((task) => Number(readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ')[0]));
  return spentNs.reduce((sum, ns) => sum + ns, 0) / nanosecondsPerMs;
}
