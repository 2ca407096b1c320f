import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { appsFolder } from './apps-folder.ts';
import { checkCluster } from './cluster-checks.ts';
import type { CommandContext } from './command-context.ts';
import { isTaken } from './port.ts';
import type { Ports } from './port.ts';
import { findRun } from './run-file.ts';
import { listReleasedMarkets } from './served-markets.ts';

const nodeMajor = 24;
/** How long a stranger on our port may take to answer. */
const listenerPatienceMs = 1000;

/** One thing looked at: what was found and, where it is not right, what to do. A `note` keeps nothing from working. */
export interface HealthCheck {
  readonly name: string;
  readonly state: 'ok' | 'note' | 'fail';
  readonly found: string;
  readonly cure: string;
}

/** Looks at everything that has to be right before Passerby runs; changes nothing but making the home folder. */
export async function runChecks(context: CommandContext, ports: Ports): Promise<readonly HealthCheck[]> {
  return [
    checkNode(),
    checkHome(context.home.folder),
    await checkModule('chDB', { name: 'chdb', folder: join(appsFolder, 'pipeline') }),
    await checkModule('DuckDB', { name: '@duckdb/node-api', folder: join(appsFolder, '..', 'packages', 'release') }),
    await checkModule('PGlite', { name: '@electric-sql/pglite', folder: join(appsFolder, 'accounts') }),
    ...(await checkCluster(context)),
    checkConsole(),
    checkReleases(context),
    ...(await checkPorts(context, ports)),
  ];
}

function checkNode(): HealthCheck {
  const isOk = Number.parseInt(process.versions.node, 10) >= nodeMajor;
  return {
    name: 'Node',
    state: isOk ? 'ok' : 'fail',
    found: process.version,
    cure: `install Node ${nodeMajor}, or run "npm ci" where its package exists`,
  };
}

function checkHome(folder: string): HealthCheck {
  const cure = 'make it writable, or set PASSERBY_HOME to a folder that is';
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK);
    return { name: 'PASSERBY_HOME', state: 'ok', found: folder, cure };
  } catch (error) {
    return { name: 'PASSERBY_HOME', state: 'fail', found: error instanceof Error ? error.message : folder, cure };
  }
}

/** Loads a native module where it is used, in a process of its own: a broken one may end it. */
async function checkModule(title: string, module: { readonly name: string; readonly folder: string }): Promise<HealthCheck> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `await import('${module.name}')`], {
    cwd: module.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const reason = said.split('\n').find((line) => line.includes('Error')) ?? `exit code ${code}`;
  return {
    name: title,
    state: code === 0 ? 'ok' : 'fail',
    found: code === 0 ? 'loads' : reason,
    cure: 'run "npm ci" in the repository',
  };
}

function checkConsole(): HealthCheck {
  const isOk = existsSync(join(appsFolder, 'console', 'dist', 'index.html'));
  return {
    name: 'console',
    state: isOk ? 'ok' : 'note',
    found: isOk ? 'built' : 'not built',
    cure: 'run "npm run build -w apps/console"',
  };
}

function checkReleases({ home }: CommandContext): HealthCheck {
  const markets = listReleasedMarkets(home.releases);
  const isOk = markets.length > 0;
  return {
    name: 'releases',
    state: isOk ? 'ok' : 'note',
    found: isOk ? markets.join(', ') : 'none',
    cure: 'run "passerby demo", or "passerby ingest" and "passerby release"',
  };
}

/** A port in use is right while our own stack holds it. */
async function checkPorts({ home, environment }: CommandContext, ports: Ports): Promise<readonly HealthCheck[]> {
  const run = findRun(home.runFile);
  const host = environment['PASSERBY_HOST'] ?? '127.0.0.1';
  return Promise.all(
    Object.entries(ports).map(async ([name, port]) => {
      const taken = port !== 0 && (await isTaken(port, name === 'gateway' ? host : '127.0.0.1'));
      const listener = taken ? await describeListener(port, name) : undefined;
      const isOurs = run !== undefined && listener === 'ready';
      return {
        name: `port ${port} (${name})`,
        state: listener === undefined || isOurs ? 'ok' : 'fail',
        found:
          listener === undefined ? 'free' : run === undefined ? `in use by another program (${listener})` : `ours: ${listener}`,
        cure: `stop what listens there (ss -ltnp 'sport = :${port}'), or take others: PASSERBY_PORT=4100`,
      };
    }),
  );
}

async function describeListener(port: number, name: string): Promise<string> {
  return fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(listenerPatienceMs) }).then(
    ({ ok }) => (ok ? 'ready' : `${name} is not ready`),
    () => 'it does not speak HTTP',
  );
}
