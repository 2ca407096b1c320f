import { DuckDBInstance } from '@duckdb/node-api';
import type { CellPlan, CellSum, EditionFacts, KeyValue } from '@passerby/anonymisation/plan';
import type { RationalPair } from '@passerby/anonymisation/rational';
import type { KeyColumn } from '@passerby/domain/family';
import { Kysely, sql } from 'kysely';
import { assertPlan, cellsQuery } from './cell-query.ts';
import type { CellGroup, CellRow } from './cell-query.ts';
import { DuckDbDialect } from './duckdb-dialect.ts';
import type { LabelCodes } from './label-codes.ts';
import type { ServingFacts } from './serving-tables.ts';

/** One serving file, open read-only. */
export interface OpenEdition {
  readonly facts: EditionFacts;
  /** Runs a plan; throws BAD_USER_INPUT on one that names what does not exist. */
  sumCells(plan: CellPlan): Promise<readonly CellSum[]>;
  /** Closes the file once the plans that are running have ended. */
  close(): Promise<void>;
}

/** Opens a serving file; its facts and labels are read once and kept. Questions run side by side, each on one thread: they are small. */
export async function openEdition(path: string): Promise<OpenEdition> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' });
  const database = new Kysely<{ readonly cells: CellRow }>({ dialect: new DuckDbDialect(instance) });
  const { edition, noise } = await readFacts(database);
  const labels = await readLabels(database);
  const running = new Set<Promise<unknown>>();
  return {
    facts: edition,
    async sumCells(plan) {
      assertPlan(plan);
      const variances = noise[plan.family];
      const query = cellsQuery(database, plan, labels);
      if (variances === undefined || query === undefined) return [];
      const rows = query.execute();
      running.add(rows);
      try {
        return foldNoise(await rows, { groupBy: plan.groupBy, labels, variances });
      } finally {
        running.delete(rows);
      }
    },
    async close() {
      await Promise.allSettled(running);
      await database.destroy();
      instance.closeSync();
    },
  };
}

interface Decoding {
  readonly groupBy: readonly KeyColumn[];
  readonly labels: LabelCodes;
  readonly variances: readonly RationalPair[];
}

/** Adds up the sigma2 of a group's cells; rows that differ only in their sigma2 stand next to each other. */
function foldNoise(rows: readonly CellGroup[], { groupBy, labels, variances }: Decoding): readonly CellSum[] {
  const sums: CellSum[] = [];
  let former: CellGroup | undefined;
  for (const row of rows) {
    const cells = Number(row.cells);
    const [num, den] = variances[row.noise] ?? [Number.NaN, 1];
    const last = sums.at(-1);
    const isSame = variances.length > 1 && former !== undefined && groupBy.every((column) => former?.[column] === row[column]);
    const added = { sum: Number(row.sum), cells, variance: (cells * num) / den };
    if (isSame && last !== undefined) {
      sums[sums.length - 1] = {
        key: last.key,
        sum: last.sum + added.sum,
        cells: last.cells + added.cells,
        variance: last.variance + added.variance,
      };
    } else {
      sums.push({ key: groupBy.map((column) => decode(column, row[column] ?? -1, labels)), ...added });
    }
    former = row;
  }
  return sums;
}

function decode(column: KeyColumn, code: number, labels: LabelCodes): KeyValue {
  return column === 'at' ? code : (labels.get(column)?.[code] ?? '');
}

async function readFacts(database: Kysely<{ readonly cells: CellRow }>): Promise<ServingFacts> {
  const { rows } = await sql<{ json: string }>`select json from facts`.execute(database);
  return JSON.parse(rows[0]?.json ?? '{}') as ServingFacts;
}

async function readLabels(database: Kysely<{ readonly cells: CellRow }>): Promise<LabelCodes> {
  const { rows } = await sql<{ key: KeyColumn; labels: { items: readonly string[] } }>`
    select key, list(label order by code) as labels from labels group by key`.execute(database);
  return new Map(rows.map(({ key, labels }) => [key, labels.items]));
}
