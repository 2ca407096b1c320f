import type { PlotOptions } from '@observablehq/plot';
import { formatCompact, formatDecimal } from '../format/formats.ts';
import { colorsOf, splitRows } from './interval-rows.ts';
import type { ChartRow } from './interval-rows.ts';
import { legendHeight, legendMarks } from './legend-marks.ts';
import type { ChartSeries } from './legend-marks.ts';
import type { Plot } from './plot-chart.tsx';

export interface IntervalBars {
  readonly rows: readonly ChartRow[];
  /** From top to bottom. */
  readonly groups: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Columns of small charts, from left to right. */
  readonly facets: readonly string[];
  /** What the axis counts. */
  readonly label: string;
  /** Dots for what is no amount: a median, a ratio. */
  readonly mark?: 'BAR' | 'DOT';
  /** A value to draw a line at: 100 percent. */
  readonly reference?: number;
}

const axisHeight = 40;
const barHeight = 17;
const groupGap = 8;
const facetLabelHeight = 20;
const widestCharacterPx = 6.6;

/** Height of {@link drawIntervalBars}, in pixels. */
export function heightOfBars({ groups, series, facets }: Pick<IntervalBars, 'groups' | 'series' | 'facets'>): number {
  return topOf(series, facets) + groups.length * (series.length * barHeight + groupGap) + axisHeight;
}

/** Horizontal bars or dots with their 95 % intervals, a row a group; a withheld figure is a word at its place. */
export function drawIntervalBars(chart: IntervalBars): (plot: Plot) => PlotOptions {
  const { rows, groups, series, facets, label, mark = 'BAR', reference } = chart;
  const { shown, withheld } = splitRows(rows);
  const place = { y: 'series', fx: 'facet', fy: 'group' } as const;
  const marginTop = topOf(series, facets);
  const longest = groups.reduce((most, { length }) => Math.max(most, length), 0);
  return (plot) => ({
    marginTop,
    marginBottom: axisHeight - 4,
    marginLeft: Math.min(150, Math.ceil(longest * widestCharacterPx) + 12),
    marginRight: facets.length > 1 ? 10 : 52,
    fx: { domain: [...facets], label: null, axis: facets.length > 1 ? 'top' : null, padding: 0.14 },
    fy: { domain: [...groups], label: null, axis: 'left', padding: mark === 'BAR' ? 0.12 : 0.3 },
    y: { domain: series.map(({ name }) => name), axis: null, padding: 0.15 },
    x: {
      label,
      labelAnchor: 'center',
      grid: true,
      zero: mark === 'BAR',
      nice: true,
      ticks: facets.length > 1 ? 2 : 4,
      tickFormat: formatCompact,
      labelArrow: 'none',
    },
    color: colorsOf(series),
    marks: [
      ...(reference === undefined ? [] : [plot.ruleX([reference], { stroke: 'var(--text-quiet)', strokeDasharray: '4 3' })]),
      mark === 'BAR'
        ? plot.barX(shown, { ...place, x1: 0, x2: 'value', fill: 'series', fillOpacity: 0.75 })
        : plot.dot(shown, { ...place, x: 'value', fill: 'series', r: 4.5 }),
      plot.ruleY(shown, {
        ...place,
        x1: 'lower',
        x2: 'upper',
        stroke: mark === 'BAR' ? 'var(--text)' : 'series',
        strokeWidth: 2,
      }),
      ...(facets.length > 1 ? [] : [plot.text(shown, { ...place, x: 'upper', text: valueOf, dx: 6, textAnchor: 'start' })]),
      plot.text(withheld, {
        ...place,
        frameAnchor: 'left',
        text: () => 'withheld',
        fill: 'var(--text-quiet)',
        fontStyle: 'italic',
        dx: 4,
      }),
      ...legendMarks(plot, series, {
        dy: -(facets.length > 1 ? facetLabelHeight : 0),
        at: { fx: () => facets[0] ?? '', fy: () => groups[0] ?? '' },
      }),
    ],
  });
}

function topOf(series: readonly ChartSeries[], facets: readonly string[]): number {
  return legendHeight(series) + (facets.length > 1 ? facetLabelHeight : 0) + 12;
}

function valueOf({ value }: { readonly value: number }): string {
  return formatDecimal(value);
}
