import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { badInput } from '@passerby/domain/error';
import type { StepTime } from './step-times.ts';

// npm run bench -w apps/pipeline -- [events in millions, default 10 50] [--rounds 3] [--steps]
// Events to exact tables beside the engine's floor and beside DuckDB, alternating in one run. Each measure is a process of its own,
// so that its CPU time and peak memory are its own:
//   floor     groups the events of each subscriber into a list of (instant, cell) and does nothing else
//   visits    from events to the visits, and stays and trips, of every subscriber, as lists in memory
//   duckdb    from events to visits in DuckDB's best form, lists and lambdas (duckdb-visits.sql); as many visits, or it fails
//   families  from events to every bounded table with caps asserted, and a window of each of the 21 families counted
//   limited   the same with 1 GB for a query, beyond which it spills or fails; the others have no memory limit
// --steps prints what each statement took.

const measures = ['floor', 'visits', 'duckdb', 'families', 'limited'] as const;
type MeasureName = (typeof measures)[number];
const stepSecondsShown = 0.05;
const child = fileURLToPath(new URL('./measure.ts', import.meta.url));

/** What one measuring process prints as JSON. */
interface Figures {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly note: string;
  readonly steps: readonly StepTime[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, steps: { type: 'boolean', default: false } },
});
const rounds = positiveOf(values.rounds);
for (const size of positionals.length === 0 ? [10, 50] : positionals.map(positiveOf)) run(size);

function positiveOf(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw badInput(`"${text}" is no number above 0, for example: npm run bench -w apps/pipeline -- 10 50 100 --rounds 3`);
  }
  return value;
}

function run(size: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
  try {
    const made = measure('generate', folder, size);
    console.log(`\n${size} M events generated in ${made.wallSeconds.toFixed(1)} s (${made.note}); median CPU of ${rounds}`);
    const results = new Map(measures.map((name): [MeasureName, Figures[]] => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const name of measures) results.get(name)?.push(measure(name, folder, size));
      assertSameVisits(results);
    }
    const floor = median(results.get('floor'));
    for (const [name, figures] of results) print(name, { figures: median(figures), floor, size });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(name: MeasureName | 'generate', folder: string, size: number): Figures {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, name, folder, String(size)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout) as Figures;
}

function assertSameVisits(results: ReadonlyMap<MeasureName, readonly Figures[]>): void {
  const [visits, others] = (['visits', 'duckdb'] as const).map((name) => results.get(name)?.at(-1)?.note);
  if (visits !== others) throw new Error(`the pipeline found ${visits}, DuckDB ${others}`);
}

/** The round with the median CPU time. */
function median(figures: readonly Figures[] = []): Figures {
  const middle = figures.toSorted((one, other) => one.cpuSeconds - other.cpuSeconds)[Math.floor(figures.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

function print(
  name: string,
  { figures, floor, size }: { readonly figures: Figures; readonly floor: Figures; readonly size: number },
): void {
  const rate = size / figures.wallSeconds;
  const perCpu = size / figures.cpuSeconds;
  console.log(
    `${name.padEnd(9)} ${rate.toFixed(2).padStart(6)} M events/s  ${perCpu.toFixed(2).padStart(6)} M events/CPU s  ` +
      `${figures.cpuSeconds.toFixed(2).padStart(7)} CPU s  ${(figures.cpuSeconds / floor.cpuSeconds).toFixed(2).padStart(5)} x floor  ` +
      `peak ${figures.peakMegabytes.toFixed(0)} MB  ${figures.note}`,
  );
  for (const { step, wallSeconds, cpuSeconds } of values.steps ? figures.steps : []) {
    if (cpuSeconds >= stepSecondsShown)
      console.log(`  ${wallSeconds.toFixed(2).padStart(7)} s  ${cpuSeconds.toFixed(2).padStart(7)} CPU s  ${step}`);
  }
}
