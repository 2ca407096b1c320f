import type { PlotOptions } from '@observablehq/plot';
import type { Estimate } from '../figures/estimate.ts';
import { formatCompact } from '../format/formats.ts';
import { classOf, makeRamp, rampTokens, stepOf } from './ramp.ts';
import type { Plot } from './plot-chart.tsx';

export interface HeatGrid {
  readonly cells: readonly { readonly row: string; readonly column: string; readonly estimate: Estimate }[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

const rowHeight = 28;
const topHeight = 26;

/** Height of {@link drawHeatGrid}, in pixels. */
export function heightOfHeatGrid(rows: number): number {
  return topHeight + rows * rowHeight + 4;
}

/** Figures as cells, darker for more; a withheld one is a mark on the empty ground. */
export function drawHeatGrid({ cells, rows, columns }: HeatGrid): (plot: Plot) => PlotOptions {
  const ramp = makeRamp(cells.map(({ estimate }) => estimate));
  const shown = cells.flatMap(({ estimate: { value }, ...place }) =>
    value === null ? [] : [{ ...place, value, step: stepOf(ramp, classOf(ramp, value)) }],
  );
  const withheld = cells.filter(({ estimate }) => estimate.value === null);
  const place = { x: 'column', y: 'row' } as const;
  return (plot) => ({
    marginTop: topHeight,
    marginBottom: 4,
    marginLeft: 116,
    marginRight: 2,
    x: { domain: [...columns], label: null, axis: 'top', padding: 0.03, tickSize: 0 },
    y: { domain: [...rows], label: null, padding: 0.06, axis: null },
    marks: [
      plot.axisY({ label: null, tickSize: 0, lineWidth: 9, lineHeight: 0.95 }),
      plot.cell(shown, { ...place, fill: ({ step }: { step: number }) => `var(${rampTokens[step]})` }),
      plot.text(shown, {
        ...place,
        text: ({ value }: { value: number }) => formatCompact(value),
        fill: ({ step }: { step: number }) => inkTokens[step],
      }),
      plot.cell(withheld, { ...place, fill: 'none', stroke: 'var(--line)' }),
      plot.text(withheld, { ...place, text: () => '\u2298', fill: 'var(--text-quiet)', title: () => 'withheld' }),
    ],
  });
}

/** Text that can be read on each step of the ramp, in both schemes. */
const inkTokens = ['var(--text)', 'var(--text)', 'var(--text)', '#0b1216', 'var(--ground)'];
