import { useEffect, useRef, useState } from 'react';
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

/** A chart that keeps its height while it is loaded and follows the width of the page. */
export function PlotChart({ label, height, build }: PlotChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useEffect(() => {
    let isWanted = width > 0;
    void import('@observablehq/plot').then((plot) => {
      if (!isWanted || place.current === null) return;
      const options = build(plot);
      const chart = plot.plot({
        ...options,
        width,
        height,
        style: { fontSize: '12px', background: 'transparent', ...asObject(options.style) },
      });
      chart.classList.add('plot');
      place.current.replaceChildren(chart);
    });
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

/** The width of an element in whole pixels; 0 before it is known. */
function useWidth(place: { readonly current: Element | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (place.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

function asObject(style: PlotOptions['style']): object {
  return typeof style === 'object' && style !== null ? style : {};
}
