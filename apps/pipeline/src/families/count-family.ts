import type { LocalDay } from '@passerby/domain/calendar';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { DomainAxis, ExactCounts } from '@passerby/release/family-domain';
import type { Enclave } from '../enclave/enclave.ts';
import { familyDomain } from './family-domain.ts';
import { familyQuery } from './family-sql.ts';

/** The half-open local days of one release window: a day, an ISO week or a budget period. */
export interface FamilyWindow {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

type SparseRow = Readonly<Record<KeyColumn | 'n', string | number>>;

/**
 * Exact bounded counts of a family in one window: a number for every cell of its public domain, zero cells included, in
 * the order of the domain (last axis fastest). Reads the bounded tables that `buildExactTables` made; throws when one of
 * them holds a cell outside the domain, because such a cell could not be noised (privacy.md 2).
 */
export async function countFamily(enclave: Enclave, family: FamilyName, window: FamilyWindow): Promise<ExactCounts> {
  const domain = await familyDomain(enclave, family, window);
  const lookups = domain.axes.map(indexAxis);
  const counts = new Int32Array(domain.axes.reduce((cells, axis) => cells * axis.values.length, 1));
  const parameters = { from: window.from, to: window.to, time_zone: enclave.market.timeZone };
  for await (const rows of enclave.engine.stream<SparseRow>(familyQuery(family), parameters)) {
    for (const row of rows) counts[cellOf(family, lookups, row)] = Number(row.n);
  }
  return { domain, counts };
}

interface AxisLookup {
  readonly columns: readonly KeyColumn[];
  readonly size: number;
  readonly positions: ReadonlyMap<string, number>;
}

const separator = '\u0000';

function indexAxis({ columns, values }: DomainAxis): AxisLookup {
  return { columns, size: values.length, positions: new Map(values.map((tuple, index) => [tuple.join(separator), index])) };
}

function cellOf(family: FamilyName, lookups: readonly AxisLookup[], row: SparseRow): number {
  let cell = 0;
  for (const { columns, size, positions } of lookups) {
    const key = columns.map((column) => row[column]).join(separator);
    const position = positions.get(key);
    if (position === undefined) throw new Error(`${family}: a bounded row has ${columns.join(', ')} outside the public domain`);
    cell = cell * size + position;
  }
  return cell;
}
