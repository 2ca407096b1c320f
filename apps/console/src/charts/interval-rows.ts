import type { Estimate } from '../figures/estimate.ts';
import type { ChartSeries } from './legend-marks.ts';

/** One figure of a chart: which row and column of the chart it is in, and which of the series. */
export interface ChartRow {
  readonly group: string;
  readonly series: string;
  /** Column of small charts; the same for all where there is one. */
  readonly facet: string;
  readonly estimate: Estimate;
}

/** A figure that is shown, with its interval. */
export interface ShownRow extends Omit<ChartRow, 'estimate'> {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** The figures of a chart that are shown; those that are withheld. */
export function splitRows(rows: readonly ChartRow[]): {
  readonly shown: readonly ShownRow[];
  readonly withheld: readonly ChartRow[];
} {
  const shown = rows.flatMap(({ estimate: { value, lower, upper }, ...row }) =>
    value === null ? [] : [{ ...row, value, lower: lower ?? value, upper: upper ?? value }],
  );
  return { shown, withheld: rows.filter(({ estimate }) => estimate.value === null) };
}

/** The colour scale of some series. */
export function colorsOf(series: readonly ChartSeries[]): { readonly domain: string[]; readonly range: string[] } {
  return { domain: series.map(({ name }) => name), range: series.map(({ color }) => color) };
}
