import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type * as PlotLibrary from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';

/** The chart library, which is loaded with the first chart. */
export type Plot = typeof PlotLibrary;

export interface PlotChartProps {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** In pixels; the width is that of the page. */
  readonly height: number;
  /** The chart; a new function draws it anew. Colours are tokens of the style sheet, `var(--series-1)`. */
  readonly build: (plot: Plot) => PlotOptions;
}

/** Width of a chart on paper, in pixels: a column of A4 with its margins. */
const paperWidth = 620;
/** Known from the first chart on, so that those after it, and a print, are drawn at once. */
let loaded: Plot | undefined;

/** A chart that keeps its height while it is loaded and follows the width of the page, or of the paper. */
export function PlotChart({ label, height, build }: PlotChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useEffect(() => {
    let isWanted = width > 0;
    const draw = (plot: Plot): void => {
      loaded = plot;
      if (isWanted) place.current?.replaceChildren(drawChart(plot, build(plot), { width, height }));
    };
    if (loaded === undefined) void import('@observablehq/plot').then(draw);
    else draw(loaded);
    return () => {
      isWanted = false;
    };
  }, [build, height, width]);
  return (
    <figure className="chart" aria-label={label} style={{ height }}>
      <div ref={place} aria-hidden="true" />
    </figure>
  );
}

function drawChart(plot: Plot, options: PlotOptions, size: { readonly width: number; readonly height: number }): Element {
  const style = { fontSize: '12px', background: 'transparent', ...asObject(options.style) };
  const chart = plot.plot({ ...options, ...size, style });
  chart.classList.add('plot');
  return chart;
}

/** The width of an element in whole pixels, and that of paper while the page is printed; 0 before it is known. */
function useWidth(place: { readonly current: Element | null }): number {
  const [width, setWidth] = useState(0);
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    if (place.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  useEffect(() => {
    // At once: the browser takes the page as it is when these return.
    const begin = (): void => flushSync(() => setPrinted(true));
    const end = (): void => setPrinted(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinted ? paperWidth : width;
}

function asObject(style: PlotOptions['style']): object {
  return typeof style === 'object' && style !== null ? style : {};
}
