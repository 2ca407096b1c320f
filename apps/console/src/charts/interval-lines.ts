import type { PlotOptions } from '@observablehq/plot';
import { formatCompact, formatShortDay } from '../format/formats.ts';
import { colorsOf, splitRows } from './interval-rows.ts';
import type { ChartRow } from './interval-rows.ts';
import { legendHeight, legendMarks } from './legend-marks.ts';
import type { ChartSeries } from './legend-marks.ts';
import type { Plot } from './plot-chart.tsx';

export interface IntervalLines {
  /** `group` is the market-local day. */
  readonly rows: readonly Omit<ChartRow, 'facet'>[];
  readonly series: readonly ChartSeries[];
  /** Days with a tick. */
  readonly ticks: readonly string[];
  /** How a day with a tick is written; day and month when absent. */
  readonly tickFormat?: (day: string) => string;
}

/** Lines over days with their 95 % intervals as bands; they break where a figure is withheld, and a mark on the ground says so. */
export function drawIntervalLines({
  rows,
  series,
  ticks,
  tickFormat = formatShortDay,
}: IntervalLines): (plot: Plot) => PlotOptions {
  const { shown, withheld } = splitRows(rows.map((row) => ({ ...row, facet: '' })));
  // A withheld day has no value, which is where the line breaks.
  const gaps = withheld.map(({ group, series: name }) => ({ group, series: name, value: NaN, lower: NaN, upper: NaN }));
  const points = [...shown, ...gaps].toSorted((a, b) => a.group.localeCompare(b.group));
  const at = ({ group }: { readonly group: string }): Date => instantOf(group);
  return (plot) => ({
    marginTop: legendHeight(series) + 16,
    marginLeft: 48,
    x: {
      type: 'utc',
      label: null,
      ticks: ticks.map(instantOf),
      tickFormat: (at: Date) => tickFormat(at.toISOString().slice(0, 10)),
    },
    y: { label: null, grid: true, zero: true, nice: true, tickFormat: formatCompact, labelArrow: 'none' },
    color: colorsOf(series),
    marks: [
      plot.ruleY([0], { stroke: 'var(--line)' }),
      plot.areaY(points, { x: at, y1: 'lower', y2: 'upper', z: 'series', fill: 'series', fillOpacity: 0.22 }),
      plot.ruleX(points, { x: at, y1: 'lower', y2: 'upper', stroke: 'series', strokeOpacity: 0.4 }),
      plot.lineY(points, { x: at, y: 'value', z: 'series', stroke: 'series', strokeWidth: 2 }),
      plot.dot(points, { x: at, y: 'value', fill: 'series', r: 2.5 }),
      plot.text(withheld, {
        x: at,
        y: 0,
        dy: -8,
        text: () => '\u2298',
        fill: 'series',
        title: () => 'withheld',
      }),
      ...legendMarks(plot, series, { dy: -6 }),
    ],
  });
}

function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
