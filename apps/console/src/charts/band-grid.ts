import type { PlotOptions } from '@observablehq/plot';
import { formatCompact } from '../format/formats.ts';
import { splitRows } from './interval-rows.ts';
import type { ChartRow } from './interval-rows.ts';
import type { Plot } from './plot-chart.tsx';

export interface BandGrid {
  /** `group` is the row of small charts, `facet` its column, `series` the bar in it. */
  readonly rows: readonly ChartRow[];
  readonly groups: readonly string[];
  readonly facets: readonly string[];
  /** The bars of each small chart, from left to right, by the words below them. */
  readonly bars: readonly string[];
  /** What the bars are. */
  readonly label: string;
  /** Token of the colour of each column. */
  readonly colors: readonly string[];
}

const rowHeight = 72;
const topHeight = 24;
const axisHeight = 44;

/** Height of {@link drawBandGrid}, in pixels. */
export function heightOfGrid(rows: number): number {
  return topHeight + rows * rowHeight + axisHeight;
}

/** A grid of small distributions on one scale, with 95 % intervals, for comparing shapes and sizes. */
export function drawBandGrid({ rows, groups, facets, bars, label, colors }: BandGrid): (plot: Plot) => PlotOptions {
  const { shown, withheld } = splitRows(rows);
  const place = { x: 'series', fx: 'facet', fy: 'group' } as const;
  return (plot) => ({
    marginTop: topHeight,
    marginBottom: axisHeight - 4,
    marginLeft: 62,
    marginRight: 44,
    fx: { domain: [...facets], label: null, axis: 'top', padding: 0.06 },
    fy: { domain: [...groups], label: null, axis: 'left', padding: 0.14 },
    x: { domain: [...bars], label, padding: 0.12, labelArrow: 'none' },
    y: { label: null, zero: true, nice: true, ticks: 2, tickFormat: formatCompact, axis: 'right', grid: true },
    color: { domain: [...facets], range: [...colors] },
    marks: [
      plot.ruleY([0], { stroke: 'var(--line)' }),
      plot.barY(shown, { ...place, y1: 0, y2: 'value', fill: 'facet', fillOpacity: 0.75 }),
      plot.ruleX(shown, { ...place, y1: 'lower', y2: 'upper', stroke: 'var(--text)', strokeWidth: 1.5 }),
      plot.text(withheld, { ...place, y: 0, dy: -7, text: () => '\u2298', fill: 'var(--text-quiet)', title: () => 'withheld' }),
    ],
  });
}
