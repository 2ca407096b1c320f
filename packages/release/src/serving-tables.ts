import { DuckDBInstance } from '@duckdb/node-api';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { RationalPair } from '@passerby/anonymisation/rational';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import { getFamilyShape } from '@passerby/domain/family';
import { Kysely, sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { join } from 'node:path';
import { DuckDbDialect } from './duckdb-dialect.ts';
import { listNoise, noiseCodeOf } from './edition.ts';
import type { VerifiedRelease } from './edition.ts';
import { collectLabels } from './label-codes.ts';
import type { LabelCodes } from './label-codes.ts';
import { typed } from './typed-parameter.ts';

/** What a serving file says about itself, as JSON in its table `facts`. */
export interface ServingFacts {
  readonly edition: EditionFacts;
  /** Distinct sigma2 of each family; the column `noise` of its cells is a position in it. */
  readonly noise: Readonly<Partial<Record<FamilyName, readonly RationalPair[]>>>;
}

/** Caps what a build may hold in memory; sorting more than that spills to disk. */
const buildMemoryMax = '2GB';

/**
 * Fills a new serving file: a table a family, its keys coded (`at` UINTEGER epoch seconds, all others USMALLINT into
 * `labels`), `noise` and `n`, sorted by key so that a question reads few blocks; `labels` and `facts` beside them.
 */
export async function writeServingTables(
  path: string,
  edition: EditionFacts,
  releases: readonly VerifiedRelease[],
): Promise<void> {
  const instance = await DuckDBInstance.create(path, { memory_limit: buildMemoryMax });
  const database = new Kysely<object>({ dialect: new DuckDbDialect(instance) });
  const noise = listNoise(releases);
  try {
    await writeLabels(database, collectLabels(releases.toReversed().flatMap(({ domains }) => domains)));
    for (const [family, variances] of noise) await writeFamily(database, family, sourcesOf(family, variances, releases));
    const facts: ServingFacts = { edition, noise: Object.fromEntries(noise) };
    await sql`create table facts as select ${typed('VARCHAR', JSON.stringify(facts))} as json`.execute(database);
    await sql`checkpoint`.execute(database);
  } finally {
    await database.destroy();
    instance.closeSync();
  }
}

async function writeLabels(database: Kysely<object>, labels: LabelCodes): Promise<void> {
  await sql`create table labels (key varchar not null, code usmallint not null, label varchar not null)`.execute(database);
  for (const [column, texts] of labels) {
    const codes = texts.map((_, code) => code);
    await sql`insert into labels select ${typed('VARCHAR', column)}, unnest(${typed('USMALLINT[]', codes)}), unnest(${typed('VARCHAR[]', texts)})`.execute(
      database,
    );
  }
}

interface FamilySources {
  readonly files: readonly string[];
  /** Position of each file's sigma2 among the family's. */
  readonly noiseCodes: readonly number[];
  readonly rows: number;
}

function sourcesOf(family: FamilyName, variances: readonly RationalPair[], releases: readonly VerifiedRelease[]): FamilySources {
  const found = releases.flatMap(({ folder, manifest }) =>
    manifest.families.filter(({ name }) => name === family).map((entry) => ({ path: join(folder, entry.file), entry })),
  );
  return {
    files: found.map(({ path }) => path),
    noiseCodes: found.map(({ entry }) => noiseCodeOf(variances, entry.sigma2)),
    rows: found.reduce((rows, { entry }) => rows + entry.rows, 0),
  };
}

/** One row a cell of every release; throws when a cell's label is in no domain, because it could not be coded. */
async function writeFamily(database: Kysely<object>, family: FamilyName, sources: FamilySources): Promise<void> {
  const { keys } = getFamilyShape(family);
  const labelled = keys.filter((key) => key !== 'at');
  await sql`
    create table ${sql.table(family)} as
    select ${sql.join(keys.map(codedColumn))}, sources.noise, cells.n
    from read_parquet(${typed('VARCHAR[]', sources.files)}, filename = true) as cells
    join (select unnest(${typed('VARCHAR[]', sources.files)}) as file, unnest(${typed('USMALLINT[]', sources.noiseCodes)}) as noise)
      as sources on sources.file = cells.filename
    ${sql.join(labelled.map(labelJoin), sql` `)}
    order by ${sql.join(keys.map((key) => sql.ref(key)))}`.execute(database);
  const counted = await sql<{ cells: bigint }>`select count(*) as cells from ${sql.table(family)}`.execute(database);
  const cells = Number(counted.rows[0]?.cells ?? 0);
  if (cells !== sources.rows) throw new Error(`${family}: ${sources.rows} sealed cells, but ${cells} in the serving file`);
}

function codedColumn(key: KeyColumn): RawBuilder<unknown> {
  if (key === 'at') return sql`cells.at::uinteger as ${sql.ref(key)}`;
  return sql`${sql.ref(`${key}_labels.code`)} as ${sql.ref(key)}`;
}

function labelJoin(key: KeyColumn): RawBuilder<unknown> {
  const alias = `${key}_labels`;
  return sql`join labels as ${sql.ref(alias)} on ${sql.ref(`${alias}.key`)} = ${typed('VARCHAR', key)} and ${sql.ref(`${alias}.label`)} = ${sql.ref(`cells.${key}`)}`;
}
