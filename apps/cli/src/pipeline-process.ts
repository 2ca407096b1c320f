import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PasserbyError } from '@passerby/domain/error';
import { appsFolder } from './apps-folder.ts';

/** The command line of the enclave. */
export const pipelineMain = join(appsFolder, 'pipeline', 'src', 'main.ts');
const keptLines = 20;

/**
 * Runs one command of the pipeline with this terminal and returns its exit code, 128 + n when a signal ended it. A terminal
 * sends Ctrl-C to both processes; the pipeline decides what it means.
 */
export async function runPipeline(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [pipelineMain, ...args], { stdio: 'inherit', env: environment });
  const wait = (): void => undefined;
  const handOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', wait);
  process.on('SIGTERM', handOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  } finally {
    process.off('SIGINT', wait);
    process.off('SIGTERM', handOn);
  }
}

export interface QuietRunOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Told of each line as it comes. */
  readonly onLine: (line: string) => void;
  /** Ends the command. */
  readonly signal?: AbortSignal;
}

/** Runs one command of the pipeline and hands over its lines; throws with the last of them when it fails. */
export async function followPipeline(args: readonly string[], { environment, onLine, signal }: QuietRunOptions): Promise<void> {
  const child = spawn(process.execPath, [pipelineMain, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    detached: true,
  });
  const abort = (): void => void child.kill('SIGTERM');
  signal?.addEventListener('abort', abort, { once: true });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      onLine(line);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  signal?.removeEventListener('abort', abort);
  if (code === 0) return;
  throw new PasserbyError('INTERNAL', [`passerby ${args.join(' ')} failed with exit code ${code}:`, ...lines].join('\n  '));
}
