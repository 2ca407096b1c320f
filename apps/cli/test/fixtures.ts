import { spawn } from 'node:child_process';
import { join } from 'node:path';

const binary = join(import.meta.dirname, '..', 'bin', 'passerby.js');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningCommand {
  readonly pid: number;
  readonly finished: Promise<Finished>;
  /** Resolves with the first line of standard output; rejects when the command ends before. */
  readonly firstLine: Promise<string>;
  readonly stop: (signal?: NodeJS.Signals) => void;
}

/** Starts `passerby` as a user would, on a home of its own. */
export function startPasserby(home: string, args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, [binary, ...args], {
    env: { ...process.env, PASSERBY_HOME: home, PASSERBY_PORT: '', PASSERBY_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const finished = new Promise<Finished>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const line = out.split('\n')[0];
      if (out.includes('\n') && line !== undefined) resolve(line);
    });
    void finished.then(() => reject(new Error(`ended before it said anything:\n${err}`)));
  });
  firstLine.catch(() => undefined);
  return { pid: child.pid ?? 0, finished, firstLine, stop: (signal = 'SIGTERM') => void child.kill(signal) };
}

/** Runs `passerby` to its end. */
export function passerby(home: string, ...args: readonly string[]): Promise<Finished> {
  return startPasserby(home, args).finished;
}
