import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { PasserbyError } from '@passerby/domain/error';
import { appsFolder } from './apps-folder.ts';

const readyPollMs = 50;
const stopPatienceMs = 15_000;
const keptLines = 12;

export interface ServiceOptions {
  /** What it is called. */
  readonly name: string;
  /** Its entry below apps/: `<name>/src/main.ts`. */
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** Why a service is gone. */
export interface ServiceEnd {
  readonly name: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Last lines it wrote. */
  readonly lastLines: readonly string[];
  readonly logFile: string;
}

/**
 * One app running as a process of its own, in a process group of its own, so that Ctrl-C reaches only the command, which
 * stops the services in order. Its output goes to a log file.
 */
export class Service {
  readonly name: string;
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<ServiceEnd>;
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #logFile: string;
  #url: string | undefined;

  /** Starts the process at once; `ready` tells when it can be asked. */
  constructor({ name, entry, environment, logFile }: ServiceOptions) {
    this.name = name;
    this.#logFile = logFile;
    mkdirSync(dirname(logFile), { recursive: true });
    this.#child = spawn(process.execPath, [join(appsFolder, entry)], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#readOutput();
    // Whoever ends the command the hard way does not leave its services behind.
    const killLeftBehind = (): void => void this.#child.kill('SIGKILL');
    process.once('exit', killLeftBehind);
    this.#child.once('close', () => process.off('exit', killLeftBehind));
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => resolve({ name, code, signal, lastLines: this.#lines, logFile }));
    });
  }

  /** Waits until it says `ready` and its /readyz agrees; throws UPSTREAM_UNAVAILABLE if it ends before. */
  async ready(): Promise<void> {
    while (this.#url === undefined || !(await isOk(`${this.#url}/readyz`))) {
      if (this.#isGone()) throw new PasserbyError('UPSTREAM_UNAVAILABLE', describeEnd(await this.ended));
      await new Promise((resolve) => setTimeout(resolve, readyPollMs));
    }
  }

  /** Origin it listens on, `http://127.0.0.1:4003`. */
  get url(): string {
    if (this.#url === undefined) throw new Error(`${this.name} has not said where it listens`);
    return this.#url;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Asks it to drain; ends it the hard way, and says so by returning false, when it does not in 15 s. */
  async stop(): Promise<boolean> {
    if (this.#isGone()) return true;
    this.#child.kill('SIGTERM');
    let isClean = true;
    const impatience = setTimeout(() => {
      isClean = false;
      this.#child.kill('SIGKILL');
    }, stopPatienceMs);
    await this.ended;
    clearTimeout(impatience);
    return isClean;
  }

  #readOutput(): void {
    const log = createWriteStream(this.#logFile, { flags: 'a' });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        this.#lines.push(line);
        if (this.#lines.length > keptLines) this.#lines.shift();
        this.#url ??= findReadyOrigin(line);
      });
    }
    this.#child.once('close', () => log.end());
  }

  #isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

/** One sentence and the last lines: which service ended, how, and where to read more. */
export function describeEnd({ name, code, signal, lastLines, logFile }: ServiceEnd): string {
  const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
  const lines = lastLines.map((line) => `    ${line}`).join('\n');
  return `${name} ended with ${how}; its log is ${logFile}${lines === '' ? '' : `\n${lines}`}`;
}

/** The origin in a service's ready line, `{"msg":"ready","url":"http://127.0.0.1:4002/graphql"}`. */
function findReadyOrigin(line: string): string | undefined {
  if (!line.includes('"ready"')) return undefined;
  try {
    const { msg, url } = JSON.parse(line) as { readonly msg?: unknown; readonly url?: unknown };
    return msg === 'ready' && typeof url === 'string' ? new URL(url).origin : undefined;
  } catch {
    return undefined;
  }
}

async function isOk(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
