import { loadSql } from '../engine/sql-file.ts';

/** From events to stays, visits and trips, each step a query over the one before it, named by its file. */
const steps = ['tracks', 'clean', 'smooth', 'locate', 'runs', 'visits'] as const;

/** The statement that fills `whereabouts` with the subscribers of one bucket: the steps of the `.sql` files beside. */
export function staySql(): string {
  const queries = steps.map((name) => `${name} AS (\n${loadSql(import.meta.url, `./${name}.sql`)})`);
  return `INSERT INTO whereabouts\nWITH\n${queries.join(',\n')}\nSELECT * FROM visits\n${staySettings}`;
}

/**
 * Groups in 256 parts: the list functions then work in all threads on lists that fit the processor's cache. Forced short
 * circuits: what a lambda needs for few events only (clocks over long gaps, draws, distances) is computed for those only.
 */
const staySettings = `SETTINGS group_by_two_level_threshold = 1, group_by_two_level_threshold_bytes = 1,
  min_insert_block_size_rows = 1, min_insert_block_size_bytes = 1, short_circuit_function_evaluation = 'force_enable'`;
