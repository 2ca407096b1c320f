import type { LocalDay } from '@passerby/domain/calendar';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { DomainAxis, ExactCounts, FamilyDomain } from '@passerby/release/family-domain';
import type { Enclave } from '../enclave/enclave.ts';
import { listUnmeasured } from '../sites/registered-site.ts';
import { familyDomain } from './family-domain.ts';
import { familyQuery } from './family-sql.ts';

/** The half-open local days of one release window: a day, an ISO week or a budget period. */
export interface FamilyWindow {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** Labels of one cell by key column; a family has its own keys of these. */
export type CellLabels = Readonly<Partial<Record<KeyColumn, string | number>>>;
type SparseRow = CellLabels & { readonly n: string | number };

/**
 * Exact bounded counts of a family in one window: a number for every cell of its public domain, zero cells included, in
 * the order of the domain (last axis fastest). Reads the bounded tables that `buildExactTables` made; throws when one of
 * them holds a cell outside the domain, because such a cell could not be noised (privacy.md 2). What was seen at a study
 * zone in a window that began before its first Monday is left out.
 */
export async function countFamily(enclave: Enclave, family: FamilyName, window: FamilyWindow): Promise<ExactCounts> {
  const domain = await familyDomain(enclave, family, window);
  const cellOf = indexCells(domain);
  const unmeasured: ReadonlySet<string | number | undefined> = listUnmeasured(enclave.folder, window);
  const counts = new Int32Array(domain.axes.reduce((cells, axis) => cells * axis.values.length, 1));
  const parameters = { from: window.from, to: window.to, time_zone: enclave.market.timeZone };
  for await (const rows of enclave.engine.stream<SparseRow>(familyQuery(family), parameters)) {
    for (const row of rows) if (!unmeasured.has(row.site_id)) counts[cellOf(row)] = Number(row.n);
  }
  return { domain, counts };
}

/** Finds the position of a cell in the order of its domain (last axis fastest); the finder throws for a cell that is not in it. */
export function indexCells({ family, axes }: FamilyDomain): (cell: CellLabels) => number {
  const lookups = axes.map(indexAxis);
  return (labels) => {
    let cell = 0;
    for (const { columns, size, positions } of lookups) {
      const position = positions.get(columns.map((column) => labels[column]).join(separator));
      if (position === undefined) throw new Error(`${family}: a bounded row has ${columns.join(', ')} outside the public domain`);
      cell = cell * size + position;
    }
    return cell;
  };
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
