import { loadSql } from '../engine/sql-file.ts';

/** From events to stays, each step a query over the one before it, named by its file. */
const steps = ['tracks', 'clean', 'smooth', 'locate', 'runs'] as const;

/** The statement that fills `stay_lists` with the subscribers of one bucket: the five steps of the `.sql` files beside. */
export function staySql(): string {
  const queries = steps.map((name) => `${name} AS (\n${loadSql(import.meta.url, `./${name}.sql`)})`);
  return `INSERT INTO stay_lists\nWITH\n${queries.join(',\n')}\nSELECT * FROM runs\n${staySettings}`;
}

/**
 * Groups in 256 parts: the list functions then work in all threads on lists that fit the processor's cache. Forced short
 * circuits: what a lambda needs for few events only (clocks over long gaps, draws, distances) is computed for those only.
 */
const staySettings = `SETTINGS group_by_two_level_threshold = 1, group_by_two_level_threshold_bytes = 1,
  min_insert_block_size_rows = 1, min_insert_block_size_bytes = 1, short_circuit_function_evaluation = 'force_enable'`;
