import { DuckDBInstance } from '@duckdb/node-api';
import type { CellPlan, CellSum, EditionFacts } from '@passerby/anonymisation/plan';
import type { KeyColumn } from '@passerby/domain/family';
import { Kysely, sql } from 'kysely';
import { assertPlan, cellsQuery } from './cell-query.ts';
import type { CellRow } from './cell-query.ts';
import { toCellSums } from './cell-sums.ts';
import { DuckDbDialect } from './duckdb-dialect.ts';
import { DuckDbDriver } from './duckdb-driver.ts';
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
  const driver = new DuckDbDriver(instance);
  const database = new Kysely<{ readonly cells: CellRow }>({ dialect: new DuckDbDialect(instance, driver) });
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
      const columns = driver.readColumns(query.compile());
      running.add(columns);
      try {
        return toCellSums(await columns, { plan, labels, variances });
      } finally {
        running.delete(columns);
      }
    },
    async close() {
      await Promise.allSettled(running);
      await database.destroy();
      instance.closeSync();
    },
  };
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
