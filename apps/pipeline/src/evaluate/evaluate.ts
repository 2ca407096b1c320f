import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { FAMILY_NAMES } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import type { ManifestFamily, ReleaseManifest } from '@passerby/release/manifest';
import { listReleaseIds, readManifest } from '@passerby/release/release-folder';
import { openChdb } from '../engine/chdb-engine.ts';
import type { Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import { readPublicInputs } from '../enclave/public-inputs.ts';
import { policyOf } from '../families/market-policy.ts';
import type { Evaluation, FamilyEvaluation } from './evaluation.ts';
import type { StoryPoint } from './stories.ts';
import { judgeStories } from './stories.ts';
import type { TruthSource } from './true-cells.ts';
import { loadTrueCells, loadTruePeople } from './true-cells.ts';

/** Where the releases, the truth and (optionally) the enclave's exact tables lie. */
export interface EvaluationFolders {
  /** `releases/` below PASSERBY_HOME. */
  readonly releases: string;
  /** What `simulate --truth` wrote. */
  readonly truth: string;
  /** Files of `inspect`, `<family>.csv`. */
  readonly exact?: string;
}

const sql = {
  comparedCells: loadSql(import.meta.url, './compared-cells.sql'),
  exactCells: loadSql(import.meta.url, './exact-cells.sql'),
  compare: loadSql(import.meta.url, './compare.sql'),
  measureFamilies: loadSql(import.meta.url, './measure-families.sql'),
  storySeries: loadSql(import.meta.url, './story-series.sql'),
  hourSeries: loadSql(import.meta.url, './hour-series.sql'),
};

/** Compares every released table of a market with the truth of its simulation; throws BAD_USER_INPUT when either is missing. */
export async function evaluate(market: string, folders: EvaluationFolders): Promise<Evaluation> {
  assertTruthOf(market, folders.truth);
  const manifests = listReleaseIds(folders.releases, market).map((id) => readManifest(join(folders.releases, market, id)));
  const newest = manifests.at(-1);
  if (newest === undefined) {
    throw new PasserbyError('DATA_NOT_AVAILABLE', `market ${market} has no release in ${folders.releases}`);
  }
  const source = { folder: folders.truth, inputs: readPublicInputs(join(folders.releases, market, newest.id)) };
  const engine = openChdb();
  try {
    await engine.run(sql.comparedCells);
    await loadTruePeople(engine, source);
    const exact = await loadExactCells(engine, folders.exact);
    const series: Series = { siteDays: [], hours: [] };
    for (const manifest of manifests) await compareRelease({ engine, folders, source, exact, manifest, series });
    const { minimumGroup } = policyOf(source.inputs.market);
    const families = await engine.rows<FamilyRow>(sql.measureFamilies, { minimum_group: minimumGroup });
    return {
      market,
      releases: manifests.length,
      families: families.map(evaluationOf),
      stories: judgeStories(series.siteDays, series.hours),
    };
  } finally {
    await engine.close();
  }
}

/** Reads the files of `inspect` that there are; returns their families. */
async function loadExactCells(engine: Engine, folder: string | undefined): Promise<ReadonlySet<FamilyName>> {
  await engine.run('CREATE TABLE exact_cells (family String, key String, n Int64) ENGINE = Memory');
  const known = FAMILY_NAMES.filter((family) => folder !== undefined && existsSync(join(folder, `${family}.csv`)));
  for (const family of known) await engine.run(sql.exactCells, { family, path: join(folder ?? '', `${family}.csv`) });
  return new Set(known);
}

function assertTruthOf(market: string, folder: string): void {
  const path = join(folder, 'truth.json');
  if (!existsSync(path)) throw badInput(`${path}: no such file; --truth is the folder that simulate --truth wrote`);
  const about = JSON.parse(readFileSync(path, 'utf8')) as { readonly market?: string };
  if (about.market !== market) throw badInput(`${path}: is the truth of market "${about.market ?? ''}", not of "${market}"`);
}

interface Series {
  readonly siteDays: StoryPoint[];
  readonly hours: StoryPoint[];
}

interface ReleaseWork {
  readonly engine: Engine;
  readonly folders: EvaluationFolders;
  readonly source: TruthSource;
  /** Families whose exact counts are there. */
  readonly exact: ReadonlySet<FamilyName>;
  readonly manifest: ReleaseManifest;
  readonly series: Series;
}

async function compareRelease({ engine, folders, source, exact, manifest, series }: ReleaseWork): Promise<void> {
  const known = await loadTrueCells(engine, source, manifest);
  const day = manifest.window.from;
  for (const family of manifest.families) {
    const released = join(folders.releases, manifest.market, manifest.id, family.file);
    const variance = varianceOf(family);
    await engine.run(sql.compare, {
      family: family.name,
      sigma: Math.sqrt(variance),
      released,
      has_truth: known.has(family.name) ? 1 : 0,
      has_exact: exact.has(family.name) ? 1 : 0,
    });
    if (family.name === 'dwell-site-day')
      series.siteDays.push(...(await pointsOf(engine, variance, { text: sql.storySeries, released, day })));
    if (family.name === 'presence-zone-hour')
      series.hours.push(...(await pointsOf(engine, variance, { text: sql.hourSeries, released, day })));
  }
}

function varianceOf({ sigma2: [num, den] }: ManifestFamily): number {
  return num / den;
}

interface SeriesQuery {
  readonly text: string;
  readonly released: string;
  readonly day: string;
}

interface PointRow {
  readonly place_id: string;
  readonly day: string;
  readonly n: number;
  readonly cells: string;
}

async function pointsOf(engine: Engine, variance: number, { text, released, day }: SeriesQuery): Promise<readonly StoryPoint[]> {
  const rows = await engine.rows<PointRow>(text, { released, ...(text.includes('{day:') ? { day } : {}) });
  return rows.map((row) => ({ place: row.place_id, day: row.day, n: row.n, variance: variance * Number(row.cells) }));
}

/** 64-bit integers come as text, NaN and absent values as null. */
interface FamilyRow {
  readonly family: FamilyEvaluation['family'];
  readonly cells: string;
  readonly published_cells: string;
  readonly published_share: number;
  readonly published_share_of_truth: number | null;
  readonly total_ratio: number | null;
  readonly median_error: number | null;
  readonly p90_error: number | null;
  readonly coverage_of_truth: number | null;
  readonly coverage_of_exact: number | null;
  readonly coverage_slack: number | null;
  readonly exact_ratio: number | null;
}

function evaluationOf(row: FamilyRow): FamilyEvaluation {
  return {
    family: row.family,
    cells: Number(row.cells),
    publishedCells: Number(row.published_cells),
    publishedShare: row.published_share,
    publishedShareOfTruth: row.published_share_of_truth,
    totalRatio: row.total_ratio,
    medianError: row.median_error,
    p90Error: row.p90_error,
    coverageOfTruth: row.coverage_of_truth,
    coverageOfExact: row.coverage_of_exact,
    coverageSlack: row.coverage_slack,
    exactRatio: row.exact_ratio,
  };
}
