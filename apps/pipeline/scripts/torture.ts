import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sumOf, torture } from './torture/torture-run.ts';
import type { TortureResult } from './torture/torture-run.ts';

// npm run torture -w apps/pipeline -- [--rounds 200] [--minutes M] [--at-once 4]
// Kills enclaves with -9 at random moments of ingest, release and publish, and checks what each kill left. Several at once, each
// process with enclaves of its own: a kill is mostly waiting for programs to start.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    minutes: { type: 'string' },
    'at-once': { type: 'string', default: '4' },
    /** Set by this script for the processes that it starts. */
    part: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const end = { kills: rounds, atMs: Date.now() + Number(values.minutes ?? Infinity) * 60_000 };

const running: ChildProcess[] = [];

if (values.part) process.send?.(await torture(end));
else await runParts(Math.min(rounds, Number(values['at-once'])));

async function runParts(parts: number): Promise<void> {
  const started = Date.now();
  console.log(`torture: ${rounds} kills, ${parts} enclaves at once`);
  const results = await Promise.all(Array.from({ length: parts }, (_, index) => runPart(Math.floor((rounds + index) / parts))));
  const sum = (of: (result: TortureResult) => number): number => results.reduce((all, result) => all + of(result), 0);
  console.log(
    `torture: ${sum(({ kills }) => sumOf(kills))} kills -9 (${sum(({ kills }) => kills.ingest)} in ingest, ${sum(({ kills }) => kills.release)} in release, ` +
      `${sum(({ kills }) => kills.publish)} at publishing) over ${sum(({ enclaves }) => enclaves)} enclaves in ${Math.round((Date.now() - started) / 1000)} s: ` +
      'no accepted row lost, no half release, no ledger below what was published, every next run completed',
  );
}

/** A process of its own with a share of the kills; throws when it fails, and ends the others. */
function runPart(kills: number): Promise<TortureResult> {
  const minutes = values.minutes === undefined ? [] : ['--minutes', values.minutes];
  const child = fork(fileURLToPath(import.meta.url), ['--part', '--rounds', String(kills), ...minutes]);
  running.push(child);
  return new Promise((resolve, reject) => {
    child.once('message', (result: TortureResult) => resolve(result));
    child.once('close', (code) => {
      if (code === 0) return;
      for (const other of running) other.kill();
      reject(new Error(`a part of the torture failed with exit code ${code}; see above`));
    });
  });
}
