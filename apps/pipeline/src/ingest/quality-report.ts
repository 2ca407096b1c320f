import type { LocalDay } from '@passerby/domain/calendar';
import type { Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';
import { countRejects } from '../stays/rejects.ts';
import { addRejects, type DayVolume, listDayVolumes, listFileQuality, listWarnings, type QualityWarning } from './quality.ts';

/** What is known of the quality of some event files that are in (measures.md 1). */
export interface QualityReport {
  readonly files: number;
  readonly rows: number;
  readonly accepted: number;
  /** Rows in quarantine by rule; DUPLICATE, CONFLICT and SPEED once the exact tables are built. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Whether the rules of a subscriber (DUPLICATE, CONFLICT, SPEED) have been judged: the exact tables are built. */
  readonly isJudgedBySubscriber: boolean;
  /** Days of the files, with their volume beside the mean of the last 7 days. */
  readonly days: readonly DayVolume[];
  /** Share of the accepted rows on a cell that serves a zone, 0 to 1; null without rows. */
  readonly locatableShare: number | null;
  /** SIMs of the home network that are in no register. */
  readonly unknownSubscribers: number;
  /** Of every file that is in, not only of these. */
  readonly warnings: readonly QualityWarning[];
}

const factsSql = loadSql(import.meta.url, './load-facts.sql');
const rejectedSql = `SELECT rule, count() AS rows FROM quarantine
WHERE file IN (SELECT file FROM files WHERE has({paths:Array(String)}, path)) GROUP BY rule ORDER BY rule`;

/** The report over the files of these paths. */
export async function reportQuality(
  engine: Engine,
  paths: readonly string[],
  { isBuilt }: { readonly isBuilt: boolean },
): Promise<QualityReport> {
  const later = isBuilt ? await countRejects(engine) : [];
  const all = addRejects(await listFileQuality(engine), later);
  const chosen = new Set(paths);
  const files = all.filter(({ path }) => chosen.has(path));
  const days = new Set<LocalDay>(files.map(({ day }) => day));
  const byRule = await engine.rows<{ readonly rule: string; readonly rows: string }>(rejectedSql, { paths });
  const [facts] = await engine.rows<Record<'events' | 'locatable' | 'unknown_subscribers', string>>(factsSql, { paths });
  const events = Number(facts?.events ?? 0);
  const rejected = new Map(byRule.map(({ rule, rows }) => [rule, Number(rows)]));
  for (const { file, rule, rows } of later) if (chosen.has(file)) rejected.set(rule, (rejected.get(rule) ?? 0) + rows);
  return {
    files: files.length,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    accepted: files.reduce((sum, { accepted }) => sum + accepted, 0) - (rejected.get('SPEED') ?? 0),
    rejected: Object.fromEntries(rejected),
    isJudgedBySubscriber: isBuilt,
    days: listDayVolumes(all).filter(({ day }) => days.has(day)),
    locatableShare: events === 0 ? null : Number(facts?.locatable ?? 0) / events,
    unknownSubscribers: Number(facts?.unknown_subscribers ?? 0),
    warnings: listWarnings(all),
  };
}

/** The report over every file that is in, with the rules of a subscriber when exact tables stand built. */
export async function reportWholeQuality(engine: Engine): Promise<QualityReport> {
  const files = await listFileQuality(engine);
  const built = await engine.rows("SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'exact_build'");
  const isBuilt = built.length > 0 && (await engine.rows('SELECT fingerprint FROM exact_build')).length > 0;
  return reportQuality(
    engine,
    files.map(({ path }) => path),
    { isBuilt },
  );
}
