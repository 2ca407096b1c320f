import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { getTestKeys } from './principal.ts';
import type { TestKeys } from './principal.ts';

const repositoryFolder = join(import.meta.dirname, '..', '..', '..');

export interface FederationOptions {
  /** PASSERBY_HOME of a released market; may still be empty. */
  readonly home: string;
  /** Apps to start, by folder name; demographics and movement when absent. */
  readonly subgraphs?: readonly string[];
  /** Further variables of their environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A subgraph that runs as a process of its own. */
export interface SubgraphProcess {
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  /** Sends SIGTERM; resolves with the exit code once it has drained. */
  stop(): Promise<number | null>;
}

/** Subgraphs as processes on free ports, trusting one key pair. */
export interface RunningFederation {
  readonly keys: TestKeys;
  readonly subgraphs: readonly SubgraphProcess[];
  /** Endpoint of a subgraph by its name; throws for one that was not started. */
  urlOf(name: string): string;
  close(): Promise<void>;
}

/** Starts subgraphs the way `passerby up` does: `node apps/<name>/src/main.ts` with a port of 0. */
export async function startFederation({ home, subgraphs, variables = {} }: FederationOptions): Promise<RunningFederation> {
  const keys = await getTestKeys();
  const names = subgraphs ?? ['demographics', 'movement'];
  const running = await Promise.all(names.map((name) => startProcess(name, { home, keys, variables })));
  return {
    keys,
    subgraphs: running,
    urlOf(name) {
      const found = running.find((subgraph) => subgraph.name === name);
      if (found === undefined) throw new Error(`the federation has no subgraph "${name}"`);
      return found.url;
    },
    async close() {
      await Promise.all(running.map((subgraph) => subgraph.stop()));
    },
  };
}

interface ProcessSettings {
  readonly home: string;
  readonly keys: TestKeys;
  readonly variables: Readonly<Record<string, string>>;
}

async function startProcess(name: string, { home, keys, variables }: ProcessSettings): Promise<SubgraphProcess> {
  const child = spawn(process.execPath, [join(repositoryFolder, 'apps', name, 'src', 'main.ts')], {
    env: {
      ...variables,
      PATH: process.env['PATH'],
      PASSERBY_HOME: home,
      PASSERBY_SUBGRAPH_PORT: '0',
      PASSERBY_PRINCIPAL_PUBLIC_KEY: JSON.stringify(keys.publicKeyJwk),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readReadyUrl(child, name);
  return {
    name,
    url,
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await exit) as [number | null];
      return code;
    },
  };
}

/** The `url` of the JSON line that a subgraph logs when it is ready; throws when it ends before. */
async function readReadyUrl({ stdout }: ChildProcess, name: string): Promise<string> {
  if (stdout === null) throw new Error(`${name} has no standard output`);
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const { msg, url } = JSON.parse(line) as { readonly msg?: string; readonly url?: string };
    if (msg === 'ready' && url !== undefined) {
      stdout.resume();
      return url;
    }
  }
  throw new Error(`${name} ended before it was ready`);
}
