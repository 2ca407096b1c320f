import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..', '..', '..', '..');

/** Where a rogue line stands, what it says, and the words of the rule that stops it. */
type BadLine = readonly [file: string, line: string, rule: RegExp];

const data = 'apps/rogue/src/data/rogue.ts';
const schema = 'apps/rogue/src/schema/rogue.ts';
const app = 'apps/rogue/src/rogue.ts';

/** Lines of a subgraph that nobody has named in the configuration: the rules hold for any new one. */
const badLines: Readonly<Record<string, BadLine>> = {
  'deep import by path': [data, "import '../../../../packages/anonymisation/src/published-value.ts';", /by its exports/],
  'deep import of a package': [data, "export * from '@passerby/anonymisation/src/gate.ts';", /by its exports/],
  'deep import at run time': [schema, "await import('../../../../packages/release/src/open-edition.ts');", /by its exports/],
  'the gate with sums of its own': [data, "import { publish } from '@passerby/anonymisation/gate'; publish();", /runs the gate/],
  'a reader of its own': [
    app,
    "import { openReleaseReader } from '@passerby/release/reader'; openReleaseReader();",
    /reads releases/,
  ],
  'the store from the schema': [schema, "import '@passerby/release/manifest';", /never touches the store/],
  'raw SQL on the serving file': [
    app,
    "import { DuckDBInstance } from '@duckdb/node-api'; DuckDBInstance.create('x');",
    /ReleaseReader/,
  ],
  'the engine of the enclave': [data, "const engine = await import('chdb'); engine.query();", /engine is not reachable/],
  'the enclave app': [app, "import '@passerby/pipeline/src/main.ts';", /never import apps|by its exports/],
  'the enclave by path': [app, "import '../../pipeline/src/enclave/open-enclave.ts';", /never import apps/],
  'a path into the enclave': [
    data,
    "import { readFileSync } from 'node:fs'; readFileSync('.data/enclave/london/keys/enclave.key');",
    /read no files/,
  ],
  'a process beside': [
    schema,
    "import { execFileSync } from 'node:child_process'; execFileSync('cat', ['/x']);",
    /read no files/,
  ],
  'the environment': [app, "export const home = process.env['PASSERBY_HOME'];", /Only main.ts reads the environment/],
  'the environment by another name': [
    data,
    "import { env } from 'node:process'; export const home = env['PASSERBY_HOME'];",
    /see no environment/,
  ],
  'a built-in through the process': [
    schema,
    "export const fs = process.getBuiltinModule('node:fs');",
    /Only main.ts sees the process/,
  ],
  'a require of its own': [data, "import { createRequire } from 'node:module'; createRequire('/x')('fs');", /read no files/],
  'noise of its own': [app, "import { openNoise } from '@passerby/anonymisation/mechanism'; openNoise();", /enclave alone/],
};

const honestLine = "export type { Answer } from '@passerby/anonymisation/gate';";
let verdicts: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-lint-'));
  copyFileSync(join(repository, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [name, [file, line]] of Object.entries(badLines)) write(folder, pathOf(name, file), line);
  write(folder, data, honestLine);
  verdicts = lint(folder);
  rmSync(folder, { recursive: true });
});

test.each(Object.entries(badLines))('L5 build: the linter refuses %s', (name, [file, , rule]) => {
  expect(verdicts.get(pathOf(name, file))?.join('\n')).toMatch(rule);
});

test('an honest line passes, types of the gate too', () => {
  expect(verdicts.get(data)).toBeUndefined();
});

function pathOf(name: string, file: string): string {
  return file.replace('rogue.ts', `${name.replaceAll(' ', '-')}.ts`);
}

function write(folder: string, path: string, line: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${line}\n`);
}

/** What the repository's own configuration says of each file of a folder. */
function lint(folder: string): ReadonlyMap<string, readonly string[]> {
  const program = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [program, '--format', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly filename: string; readonly message: string; readonly help?: string }[];
  };
  const byFile = Map.groupBy(diagnostics, ({ filename }) => filename);
  return new Map([...byFile].map(([file, found]) => [file, found.map(({ message, help }) => `${message} ${help}`)]));
}
