import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deriveFactors, factorsOfShare } from '@passerby/anonymisation/extrapolation';
import type { ExtrapolationFactor, LeafCount } from '@passerby/anonymisation/extrapolation';
import { addDays, PERIOD_DAYS } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { AgeBand, Gender } from '@passerby/domain/demo';
import { sql } from 'kysely';
import { openMemoryDatabase } from './memory-database.ts';
import type { PublicInputs } from './public-inputs.ts';
import { listReleaseIds } from './release-folder.ts';
import { typed } from './typed-parameter.ts';
import { verifyRelease } from './verify.ts';

/** Whose factors to derive, and the published releases to derive them from. */
export interface PeriodFactorsOptions {
  /** `releases/` below PASSERBY_HOME. */
  readonly releasesFolder: string;
  readonly inputs: Pick<PublicInputs, 'market' | 'population'>;
  /** First day of the budget period that they hold for. */
  readonly period: LocalDay;
}

const residentsFile = 'residents-zone-period-demo.parquet';

/**
 * The factors of a period (measures.md 4, decision 0010): from the residents in the former period's published release and the
 * census; those of the market's first period from its operatorShare. Reads nothing but published numbers. None where there is
 * no such release, census or share. Throws DATA_NOT_AVAILABLE when that release does not verify.
 */
export async function derivePeriodFactors(options: PeriodFactorsOptions): Promise<readonly ExtrapolationFactor[]> {
  const { inputs, period, releasesFolder } = options;
  const { id, firstPeriod, operatorShare } = inputs.market;
  if (period === firstPeriod) return operatorShare === null ? [] : factorsOfShare(period, operatorShare);
  const former = addDays(period, -PERIOD_DAYS);
  const folder = listReleaseIds(releasesFolder, id)
    .filter((release) => release.startsWith(`period-${former}-`))
    .map((release) => join(releasesFolder, id, release))
    .find((path) => existsSync(join(path, residentsFile)));
  if (folder === undefined) return [];
  await verifyRelease(folder);
  const census = inputs.population.map(({ ageBand, gender, population }) => ({ ageBand, gender, count: population }));
  return deriveFactors({ period, census, residents: await sumByLeaf(join(folder, residentsFile)) });
}

/** One row a demo leaf: the signed noisy residents of all zones. */
async function sumByLeaf(path: string): Promise<readonly LeafCount[]> {
  const { database } = await openMemoryDatabase();
  const { rows } = await sql<{ age_band: AgeBand; gender: Gender; count: number }>`
    select age_band, gender, sum(n)::double as count from read_parquet(${typed('VARCHAR', path)}) group by age_band, gender`.execute(
    database,
  );
  return rows.map(({ age_band: ageBand, gender, count }) => ({ ageBand, gender, count }));
}
