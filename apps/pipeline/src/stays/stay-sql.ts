import { loadSql } from '../engine/sql-file.ts';

/** From tracks to stays, visits and trips, each step a query over the one before it, named by its file. */
const steps = ['clean', 'smooth', 'locate', 'runs', 'visits'] as const;

/** The statement that fills `whereabouts` from `tracks`: the steps of the `.sql` files beside. */
export function staySql(): string {
  const queries = steps.map((name) => `${name} AS (\n${loadSql(import.meta.url, `./${name}.sql`)})`);
  return `INSERT INTO whereabouts\nWITH\n${queries.join(',\n')}\nSELECT * FROM visits\n${staySettings}`;
}

/**
 * Blocks of a few hundred subscribers, so that memory is bounded and the threads share the work. Forced short circuits: what
 * a lambda needs for few events only (clocks over long gaps, draws, distances) is computed for those only.
 */
const staySettings = `SETTINGS max_block_size = 256, merge_tree_min_rows_for_concurrent_read = 256,
  merge_tree_min_bytes_for_concurrent_read = 1, max_insert_threads = 2, min_insert_block_size_rows = 1,
  min_insert_block_size_bytes = 1, short_circuit_function_evaluation = 'force_enable'`;
