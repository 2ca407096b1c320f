import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInput } from '@passerby/domain/error';

// npm run bench -w apps/pipeline -- [events in millions, default "10 50"]
// Events to exact tables beside the engine's floor, alternating in one run. Each measure is a process of its own, so that its
// CPU time and peak memory are its own: `floor` groups the events of each subscriber into a list and does nothing else;
// `visits` goes from events to visits; `families` to every bounded table with caps asserted and one day's families counted.

const measures = ['floor', 'visits', 'families'] as const;
const rounds = 3;
const child = fileURLToPath(new URL('./measure.ts', import.meta.url));

/** What one measuring process prints as JSON. */
interface Figures {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly note: string;
}

const millions = process.argv.slice(2).map(Number);
for (const size of millions.length === 0 ? [10, 50] : millions) {
  if (!Number.isFinite(size) || size <= 0)
    throw badInput('events are given in millions, for example: npm run bench -w apps/pipeline -- 10 50');
  run(size);
}

function run(size: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
  try {
    const made = measure('generate', folder, size);
    console.log(`\n${size} M events generated in ${made.wallSeconds.toFixed(1)} s (${made.note})`);
    const results = new Map(measures.map((name): [string, Figures[]] => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const name of measures) results.get(name)?.push(measure(name, folder, size));
    }
    const floor = median(results.get('floor') ?? []);
    for (const name of measures) print(name, { figures: median(results.get(name) ?? []), floor, size });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(name: string, folder: string, size: number): Figures {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, name, folder, String(size)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout) as Figures;
}

/** The round with the median CPU time. */
function median(figures: readonly Figures[]): Figures {
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
}
