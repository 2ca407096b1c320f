import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a run of some test files found. */
export interface TestRun {
  /** Full names of the tests that failed. */
  readonly failed: readonly string[];
  readonly passed: number;
  /** Files that could not even be run, with the reason. */
  readonly broken: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Runs test files (`apps/pipeline/test/x.test.ts`) in a repository folder. Throws when vitest found or ran none of them. */
export async function runTests(folder: string, files: readonly string[]): Promise<TestRun> {
  const report = join(folder, 'mutants-report.json');
  rmSync(report, { force: true });
  const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  const projects = [...new Set(files.map((file) => file.split('/')[1] ?? ''))].flatMap((project) => ['--project', project]);
  const reporting = ['--reporter=json', `--outputFile=${report}`];
  const child = spawn(process.execPath, [vitest, 'run', ...projects, ...reporting, ...files], { cwd: folder, stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  if (!existsSync(report)) throw new Error(`vitest did not run:\n${said}`);
  const found = JSON.parse(readFileSync(report, 'utf8')) as Report;
  if (found.testResults.length !== files.length) throw new Error(`vitest did not find all of ${files.join(', ')}:\n${said}`);
  return readReport(found);
}

function readReport({ testResults }: Report): TestRun {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    passed: tests.filter(({ status }) => status === 'passed').length,
    broken: testResults
      .filter(
        ({ assertionResults, message }) =>
          assertionResults.length === 0 || (message !== '' && !assertionResults.some(({ status }) => status === 'failed')),
      )
      .map(({ name, message }) => `${name}: ${message}`),
  };
}
