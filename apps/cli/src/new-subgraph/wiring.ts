import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';

/** Files of the repository that name every workspace; what they held can be put back. */
export const wiredFiles = ['package-lock.json', 'turbo.json'] as const;

/** The tasks that write the SDLs of the supergraph; accounts is the first of them. */
const generatedFrom = /\[\s*"@passerby\/accounts#generate"[^\]]*\]/;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  packages: Readonly<Record<string, unknown>>;
}

/** Enters a workspace whose files are there into the lock, as npm does, and its SDL into what the gateway is generated from. */
export function wireSubgraph(repository: string, name: string): void {
  enterLock(repository, name);
  enterTurbo(repository, name);
}

function enterTurbo(repository: string, name: string): void {
  const file = join(repository, 'turbo.json');
  const text = readFileSync(file, 'utf8');
  const [array] = generatedFrom.exec(text) ?? [];
  if (array === undefined) throw new PasserbyError('INTERNAL', `${file} does not say what the gateway is generated from`);
  const tasks = [...(JSON.parse(array) as readonly string[]), `@passerby/${name}#generate`];
  const lines = tasks.map((task) => `        "${task}"`).join(',\n');
  writeFileSync(file, text.replace(array, `[\n${lines}\n      ]`));
}

function enterLock(repository: string, folder: string): void {
  const file = join(repository, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const manifest = JSON.parse(readFileSync(join(repository, 'apps', folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, dependencies, devDependencies } = manifest;
  const entries = {
    ...lock.packages,
    [`apps/${folder}`]: { name, version, license, dependencies, devDependencies },
    [`node_modules/${name}`]: { resolved: `apps/${folder}`, link: true },
  };
  lock.packages = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
