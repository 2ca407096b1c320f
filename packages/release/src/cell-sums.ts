import type { DuckDBValue } from '@duckdb/node-api';
import type { CellPlan, CellSum, KeyValue } from '@passerby/anonymisation/plan';
import type { RationalPair } from '@passerby/anonymisation/rational';
import { getFamilyShape } from '@passerby/domain/family';
import type { LabelCodes } from './label-codes.ts';

/** Columns of `cellsQuery` as the engine returns them: coded keys in the order of the family, then noise, sum, cells. */
export type CellColumns = readonly (readonly DuckDBValue[])[];

/** What the columns are of. */
export interface Decoding {
  readonly plan: Pick<CellPlan, 'family' | 'groupBy'>;
  readonly labels: LabelCodes;
  /** The distinct sigma2 of the family, by the codes of the column `noise`. */
  readonly variances: readonly RationalPair[];
}

/** The sums of a plan: keys as labels, in the order of the domain; groups whose cells differ in their sigma2 added up. */
export function toCellSums(columns: CellColumns, { plan, labels, variances }: Decoding): readonly CellSum[] {
  const { family, groupBy } = plan;
  const ordered = getFamilyShape(family).keys.filter((column) => groupBy.includes(column));
  const keys = columns.slice(0, ordered.length);
  const [noise = [], sum = [], cells = []] = columns.slice(ordered.length);
  const shown = groupBy.map((column) => ({
    codes: keys[ordered.indexOf(column)] ?? [],
    texts: column === 'at' ? undefined : (labels.get(column) ?? []),
  }));
  const varianceOfOne = variances.map(([num, den]) => num / den);
  const sums: CellSum[] = [];
  let former: number | undefined;
  for (const row of listRows(keys, sum.length)) {
    const count = Number(cells[row]);
    const added = { sum: Number(sum[row]), cells: count, variance: count * (varianceOfOne[Number(noise[row])] ?? Number.NaN) };
    const last = sums.at(-1);
    if (variances.length > 1 && last !== undefined && former !== undefined && compareRows(keys, former, row) === 0) {
      sums[sums.length - 1] = {
        key: last.key,
        sum: last.sum + added.sum,
        cells: last.cells + added.cells,
        variance: last.variance + added.variance,
      };
    } else {
      const key = shown.map(({ codes, texts }): KeyValue => {
        const code = Number(codes[row]);
        return texts === undefined ? code : (texts[code] ?? '');
      });
      sums.push({ key, sum: added.sum, cells: added.cells, variance: added.variance });
    }
    former = row;
  }
  return sums;
}

/** The rows by their keys. The engine gives them so; an order that it does not promise is not relied on. */
function listRows(keys: CellColumns, length: number): readonly number[] {
  const rows = Array.from({ length }, (_, row) => row);
  const isSorted = rows.every((row) => row === 0 || compareRows(keys, row - 1, row) <= 0);
  return isSorted ? rows : rows.toSorted((a, b) => compareRows(keys, a, b));
}

function compareRows(keys: CellColumns, a: number, b: number): number {
  for (const codes of keys) {
    const difference = Number(codes[a]) - Number(codes[b]);
    if (difference !== 0) return difference;
  }
  return 0;
}
