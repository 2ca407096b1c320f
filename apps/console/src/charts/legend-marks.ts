import type { Markish } from '@observablehq/plot';
import type { Plot } from './plot-chart.tsx';

/** One kind of figure in a chart, and the token of its colour. */
export interface ChartSeries {
  readonly name: string;
  readonly color: string;
}

/** In pixels. */
const lineHeight = 18;

/** Room above a chart for its legend, in pixels: a line a series, none for a single one. */
export function legendHeight(series: readonly ChartSeries[]): number {
  return series.length > 1 ? series.length * lineHeight : 0;
}

/** What each colour is, inside the picture, so that a saved picture says it too. `at` is the small chart that it stands above. */
export function legendMarks(plot: Plot, series: readonly ChartSeries[], { dy, at = {} }: LegendPlace): Markish[] {
  if (series.length < 2) return [];
  return series.flatMap(({ name, color }, index) => {
    const place = { ...at, frameAnchor: 'top-left', textAnchor: 'start', dy: dy - (series.length - index) * lineHeight } as const;
    return [
      plot.text([0], { ...place, text: () => '\u25A0', fill: color, fontSize: 16 }),
      plot.text([0], { ...place, text: () => name, dx: 16 }),
    ];
  });
}

/** Where a legend stands. */
export interface LegendPlace {
  /** From the top of the frame to the end of the legend, in pixels, negative. */
  readonly dy: number;
  readonly at?: { readonly fx?: () => string; readonly fy?: () => string };
}
