import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChdb } from '../engine/chdb-engine.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { describeEvaluation, listProblems } from './evaluation.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerby-evaluate-'));
const releases = join(folder, 'releases');
const truth = join(folder, 'truth');
const release = 'day-2026-10-05-00000000';
const market = {
  id: 'london',
  name: 'London',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: '2026-10-05',
  holidays: [],
};
const cells = `SELECT concat('s', toString(number)) AS site_id, '2026-10-05' AS day, '5-15' AS dwell_band`;

/** A release of 100 cells, true counts 0, 100, 200 ...; every tenth is off by 50, the others by 10; sigma 20. */
beforeAll(async () => {
  mkdirSync(join(releases, 'london', release, 'public'), { recursive: true });
  for (const [name, facts] of Object.entries({ market, areas: [], sites: [], population: [] })) {
    writeFileSync(join(releases, 'london', release, 'public', `${name}.json`), JSON.stringify(facts));
  }
  mkdirSync(join(truth, 'families/dwell-site-day'), { recursive: true });
  writeFileSync(join(truth, 'truth.json'), JSON.stringify({ market: 'london' }));
  const window = { from: '2026-10-05', to: '2026-10-06' };
  const families = [{ name: 'dwell-site-day', file: 'dwell-site-day.parquet', sigma2: [400, 1] }];
  writeFileSync(
    join(releases, 'london', release, 'manifest.json'),
    JSON.stringify({ id: release, market: 'london', window, families }),
  );
  const engine = openChdb();
  const write = (path: string, count: string, rows: string) =>
    engine.run(`INSERT INTO FUNCTION file({path:String}, Parquet) ${cells}, ${count} AS n FROM numbers(100) ${rows}`, { path });
  await write(
    join(releases, 'london', release, 'dwell-site-day.parquet'),
    'toInt32(number * 100 + if(number % 10 = 0, 50, 10))',
    '',
  );
  await write(join(truth, 'families/dwell-site-day/2026-10-05.parquet'), 'toInt32(number * 100)', 'WHERE number > 0');
  await engine.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

test('tells error, published share and coverage per family', async () => {
  const evaluation = await evaluate('london', { releases, truth });
  const [family] = evaluation.families;
  expect(evaluation.families).toHaveLength(1);
  expect(family).toMatchObject({ family: 'dwell-site-day', cells: 100, publishedCells: 99, coverageOfTruth: 0.9 });
  expect(family?.totalRatio).toBeCloseTo(1 + 1_400 / 495_000, 6);
  expect(family?.medianError).toBeCloseTo(10 / 5_000, 3);
  expect(evaluation.stories.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 5 }, () => 'not covered'));
  expect(family).toMatchObject({ coverageOfExact: null, coverageSlack: null, exactRatio: null });
  expect(describeEvaluation(evaluation)).toContain('dwell-site-day');
  expect(listProblems(evaluation)).toEqual([]);
});

test('tells the coverage of the exact counts where they are given', async () => {
  writeFileSync(join(folder, 'dwell-site-day.csv'), 'site_id,day,dwell_band,n\ns1,2026-10-05,5-15,110\ns2,2026-10-05,5-15,300\n');
  const { families } = await evaluate('london', { releases, truth, exact: folder });
  // only s1 is within 1.96 x 20 of its exact count; the others are truly 0 here, of which only s0 (50 off) is not too far from it
  expect(families[0]).toMatchObject({ coverageOfExact: 0.01 });
  expect(families[0]?.exactRatio).toBeCloseTo(410 / 495_000, 9);
});

test('a story that is not seen and intervals that hold too little or too much are problems', () => {
  const family = (coverageOfExact: number, coverageSlack: number): Evaluation['families'][number] => ({
    family: 'dwell-site-day',
    cells: 100,
    publishedCells: 0,
    publishedShare: 0,
    publishedShareOfTruth: 0,
    totalRatio: 1,
    medianError: null,
    p90Error: null,
    coverageOfTruth: 0.5,
    coverageOfExact,
    coverageSlack,
    exactRatio: 1,
  });
  const story = (verdict: 'visible' | 'not visible' | 'not covered') => ({ story: 'match', verdict, evidence: '' });
  const problemsOf = (families: Evaluation['families'], stories: Evaluation['stories']) =>
    listProblems({ market: 'london', releases: 1, families, stories });
  expect(problemsOf([family(0.945, 0), family(0.93, 0.02)], [story('visible'), story('not covered')])).toEqual([]);
  expect(problemsOf([family(0.935, 0.001), family(0.99, 0.01)], [story('not visible')])).toEqual([
    'the match is not visible',
    'the 95 % intervals of dwell-site-day hold the exact count in 93.5 %',
    'the 95 % intervals of dwell-site-day hold the exact count in 99.0 %',
  ]);
});

test('refuses a truth of another market, a folder without one, and a market without releases', async () => {
  await expect(evaluate('paris', { releases, truth })).rejects.toThrow('is the truth of market "london", not of "paris"');
  await expect(evaluate('london', { releases, truth: folder })).rejects.toThrow('no such file');
  await expect(evaluate('london', { releases: join(folder, 'none'), truth })).rejects.toThrow('has no release');
});
