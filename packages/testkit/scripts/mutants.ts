import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyRepository } from '../src/copy-repository.ts';
import type { Fault, Patch } from './mutants/fault.ts';
import { GATE_FAULTS } from './mutants/gate-faults.ts';
import { MECHANISM_FAULTS } from './mutants/mechanism-faults.ts';
import { runTests } from './mutants/run-tests.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const faults: readonly Fault[] = [...MECHANISM_FAULTS, ...GATE_FAULTS];
const cleanRuns = 3;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const folder = copyRepository(repository);
try {
  const isClean = await passesClean(folder);
  const caught = await countCaught(folder);
  print(`${caught}/${faults.length} faults caught`);
  if (!isClean || caught < faults.length) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Without a fault, the same test files pass every time. */
async function passesClean(copy: string): Promise<boolean> {
  const files = [...new Set(faults.map(({ caughtBy }) => caughtBy.file))];
  let passed = 0;
  for (let run = 1; run <= cleanRuns; run += 1) {
    const found = await runTests(copy, files);
    if (found.failed.length === 0 && found.broken.length === 0 && found.passed > 0) passed += 1;
    for (const problem of [...found.failed, ...found.broken]) print(`clean run ${run}: ${problem}`);
  }
  print(`the clean copy passes ${passed} times of ${cleanRuns} (${files.length} test files)`);
  return passed === cleanRuns;
}

/** Plants each fault alone and takes it out again. */
async function countCaught(copy: string): Promise<number> {
  let caught = 0;
  for (const fault of faults) {
    const verdict = await tryFault(copy, fault);
    if (verdict.startsWith('caught')) caught += 1;
    print(`${fault.name.padEnd(33)} ${fault.patches[0]?.file.padEnd(56)} ${verdict}`);
  }
  return caught;
}

async function tryFault(copy: string, { patches, caughtBy }: Fault): Promise<string> {
  const originals = new Map(patches.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]));
  try {
    for (const patch of patches) {
      if (!applies(copy, patch)) return `NO LONGER APPLIES: ${patch.file} does not hold the text once: ${patch.find}`;
    }
    const { failed, broken } = await runTests(copy, [caughtBy.file]);
    const found = failed.find((name) => name.includes(caughtBy.test));
    if (found !== undefined) return `caught by ${caughtBy.file}: ${found}`;
    return `SURVIVED: "${caughtBy.test}" did not fail; failed: ${[...failed, ...broken].join('; ') || 'nothing'}`;
  } finally {
    for (const [file, text] of originals) writeFileSync(join(copy, file), text);
  }
}

function applies(copy: string, { file, find, replace }: Patch): boolean {
  const parts = readFileSync(join(copy, file), 'utf8').split(find);
  if (parts.length !== 2) return false;
  writeFileSync(join(copy, file), parts.join(replace));
  return true;
}
