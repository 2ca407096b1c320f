import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { copyRepository } from '@passerby/testkit/copy-repository';
import { makeReleasedMarket } from '@passerby/testkit/market';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..', '..', '..');
const tools = join(repository, 'node_modules', '.bin');
const terms = {
  markets: ['tinytown'],
  areas: ['*'],
  finestLevel: 'ZONE',
  grains: ['HOUR'],
  measures: ['presence'],
  demo: false,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};

let copy: string;

beforeAll(async () => {
  copy = copyRepository(repository);
  await passerby(copy, 'new-subgraph', 'air-quality');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs the copy's own command; rejects unless it ends with 0. */
function passerby(home: string, ...args: readonly string[]) {
  const binary = join(copy, 'apps', 'cli', 'bin', 'passerby.js');
  return run(process.execPath, [binary, ...args], { env: { ...process.env, PASSERBY_HOME: home, PASSERBY_PORT: '' } });
}

test('a new subgraph passes types, format and tests, and composes', async () => {
  await run(join(tools, 'tsc'), ['--noEmit', '-p', join(copy, 'apps', 'air-quality')]).catch(failWithOutput);
  await run(join(tools, 'oxfmt'), ['--check', 'apps/air-quality', 'turbo.json'], { cwd: copy }).catch(failWithOutput);
  await run(process.execPath, [join(copy, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'air-quality'], {
    cwd: copy,
  }).catch(failWithOutput);
  await run(process.execPath, [join(copy, 'apps', 'gateway', 'scripts', 'check-graph.ts')], { cwd: copy }).catch(failWithOutput);
  expect(readFileSync(join(copy, 'apps', 'gateway', 'api.graphql'), 'utf8')).toContain('airQualityFootfall(');
  const lock = JSON.parse(readFileSync(join(copy, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
  expect(lock.packages['node_modules/@passerby/air-quality']).toEqual({ resolved: 'apps/air-quality', link: true });
});

test('a new subgraph starts with the others and answers through the gateway', async () => {
  const market = await makeReleasedMarket({ to: '2026-10-20', isServed: false });
  writeFileSync(join(market.home, 'terms.json'), JSON.stringify(terms));
  const binary = join(copy, 'apps', 'cli', 'bin', 'passerby.js');
  const up = spawn(process.execPath, [binary, 'up', '--port', '0', '--json'], {
    env: { ...process.env, PASSERBY_HOME: market.home, PASSERBY_PORT: '', PASSERBY_CONSOLE_FOLDER: market.home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: up.stdout }), 'line')) as [string];
  const { url } = JSON.parse(line) as { readonly url: string };
  const named = ['--organisation', 'Acme', '--licence', 'all', '--terms', join(market.home, 'terms.json')];
  const { stdout: key } = await passerby(market.home, 'key', 'create', ...named);
  const query = `{ airQualityFootfall(areas: { ids: ["tinytown:north"] }, window: { from: "2026-10-19", to: "2026-10-20" }) { value status } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key.trim()}` },
    body: JSON.stringify({ query }),
  });
  const answer: unknown = await response.json();
  up.kill('SIGTERM');
  await once(up, 'exit');
  market.remove();
  expect(answer).toEqual({ data: { airQualityFootfall: { value: expect.any(Number) as number, status: 'PUBLISHED' } } });
});

test.each([
  ['Air', 'is not a name'],
  ['../air', 'is not a name'],
  ['air--quality', 'is not a name'],
  ['movement', 'apps/movement is there already'],
  ['domain', 'packages/domain is there already'],
])('the name %s is refused and nothing is written', async (name, why) => {
  await expect(passerby(copy, 'new-subgraph', name)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining(why) as string,
  });
});

test('what does not compose leaves nothing behind', async () => {
  const files = ['package-lock.json', 'turbo.json'].map((file) => join(copy, file));
  const before = files.map((file) => readFileSync(file, 'utf8'));
  const movement = join(copy, 'apps', 'movement', 'schema.graphql');
  const sdl = readFileSync(movement, 'utf8');
  writeFileSync(movement, sdl.replace('type Query {', 'type Query {\n  airFootfall: Int!\n'));
  await expect(passerby(copy, 'new-subgraph', 'air')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('do not compose') as string,
  });
  writeFileSync(movement, sdl);
  expect(existsSync(join(copy, 'apps', 'air'))).toBe(false);
  expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
});

/** Shows what the command said, which a rejection hides. */
function failWithOutput(error: unknown): never {
  const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
  throw new Error(`${stdout}\n${stderr}`, { cause: error });
}
