import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listLoads } from '@passerby/release/load-list';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerIngest } from '../../src/commands/ingest.ts';
import { EVENT_HEADER, lines, makeLandingFolder, NOW, TEST_KEY } from './landing-folder.ts';
import type { LandingFolder } from './landing-folder.ts';

let folder: LandingFolder;

beforeEach(() => {
  folder = makeLandingFolder();
});
afterEach(() => folder.remove());

/** Runs `ingest` as a command and returns the loads that it published. */
async function load() {
  const program = new Command('passerby').exitOverride();
  registerIngest(program, { home: folder.home, opening: {}, print: () => undefined });
  await program.parseAsync(['node', 'passerby', 'ingest', folder.dir, '--test-key', TEST_KEY, '--now', NOW.toISOString()]);
  return listLoads(join(folder.home, 'releases'), 'small').map(({ at, verdict, rules }) => ({ at, verdict, rules }));
}

/** Rows of a day, the first `bad` of them without a cell. */
function rowsOf(day: string, count: number, bad = 0): string {
  const row = (index: number): string => `t01,${index < bad ? '' : 'C1'},${day}T09:${String(index).padStart(2, '0')}:00Z,234-10`;
  return lines(EVENT_HEADER, ...Array.from({ length: count }, (_, index) => row(index)));
}

const at = NOW.toISOString();

test('each load says which thresholds its own files and days passed, newest first', async () => {
  expect(await load()).toEqual([{ at, verdict: 'PASS', rules: [] }]);
  folder.write({ 'events/date=2026-04-22/part-0.csv': rowsOf('2026-04-22', 20, 5) });
  expect((await load())[0]).toEqual({ at, verdict: 'WARN', rules: ['REJECT_RATE', 'VOLUME'] });
  folder.write({ 'events/date=2026-04-23/part-0.csv': rowsOf('2026-04-23', 11) });
  expect(await load()).toEqual([
    { at, verdict: 'PASS', rules: [] },
    { at, verdict: 'WARN', rules: ['REJECT_RATE', 'VOLUME'] },
    { at, verdict: 'PASS', rules: [] },
  ]);
  folder.write({ 'events/read me.txt': 'no rows' });
  expect((await load())[0]).toEqual({ at, verdict: 'WARN', rules: ['IGNORED_FILE'] });
});

test('a file that stops the build stops every load until it is replaced, and no count or name leaves', async () => {
  folder.write({ 'events/date=2026-04-22/secret.csv': rowsOf('2026-04-22', 2, 1) });
  expect((await load())[0]).toEqual({ at, verdict: 'STOPPED', rules: ['STOPS_BUILD'] });
  folder.write({ 'events/date=2026-04-23/part-0.csv': rowsOf('2026-04-23', 2) });
  expect((await load())[0]).toEqual({ at, verdict: 'STOPPED', rules: ['STOPS_BUILD'] });
  const text = readFileSync(join(folder.home, 'releases', 'small', 'loads.json'), 'utf8');
  expect(text).not.toMatch(/secret|t01|rows|2026-04-22/);
  folder.write({ 'events/date=2026-04-22/secret.csv': rowsOf('2026-04-22', 2) });
  expect((await load())[0]).toEqual({ at, verdict: 'PASS', rules: [] });
});
