import type { KeyColumn } from '@passerby/domain/family';
import type { FamilyDomain } from './family-domain.ts';

/** Labels of the text key columns of an edition; a label's code is its position. `at` is no label. */
export type LabelCodes = ReadonlyMap<KeyColumn, readonly string[]>;

const labelsMax = 65_536;
const sortedColumns: ReadonlySet<KeyColumn> = new Set([
  'area_id',
  'site_id',
  'origin_id',
  'destination_id',
  'home_district_id',
  'day',
  'week',
  'period',
]);

/**
 * Numbers the labels of all domains so that codes sort as domains do: places and windows as text with `unknown` last, all
 * others in the order in which the domains list them. Throws RangeError on more labels than 16 bits can number.
 */
export function collectLabels(domains: readonly FamilyDomain[]): LabelCodes {
  const sets = new Map<KeyColumn, Set<string>>();
  for (const axis of domains.flatMap(({ axes }) => axes)) {
    for (const [position, column] of axis.columns.entries()) {
      if (column === 'at') continue;
      const labels = sets.get(column) ?? new Set<string>();
      for (const tuple of axis.values) labels.add(String(tuple[position]));
      sets.set(column, labels);
    }
  }
  return new Map([...sets].map(([column, labels]) => [column, ordered(column, labels)]));
}

function ordered(column: KeyColumn, labels: ReadonlySet<string>): readonly string[] {
  if (labels.size > labelsMax) throw new RangeError(`${column} has ${labels.size} labels; at most ${labelsMax} can be served`);
  return sortedColumns.has(column) ? [...labels].toSorted(unknownLast) : [...labels];
}

function unknownLast(a: string, b: string): number {
  if (a === 'unknown' || b === 'unknown') return Number(a === 'unknown') - Number(b === 'unknown');
  return a < b ? -1 : 1;
}
