import type { LabelColumn } from '@passerby/client/columns';
import type { Estimate } from '../../figures/estimate.ts';
import { labelsOf, unpackEstimates } from './packed-estimates.ts';
import type { EstimateColumns } from './packed-estimates.ts';

/** The figures of all areas in one bucket of time: a position of the slider. */
export interface Frame {
  /** The answer's label: `2026-10-25T01:00:00+01:00`, `2026-10-25`, `2026-W43`. */
  readonly at: string;
  /** By area. */
  readonly estimates: ReadonlyMap<string, Estimate>;
}

/** Columns of figures by area and time. */
export interface FrameColumns extends EstimateColumns {
  readonly area: LabelColumn | null;
  readonly time: LabelColumn | null;
}

/** An answer by time, oldest first as the graph gives it: what a slider walks through without asking again. */
export function readFrames(columns: FrameColumns): readonly Frame[] {
  const areas = labelsOf(columns.area, columns.length);
  const times = labelsOf(columns.time, columns.length);
  const frames = new Map<string, Map<string, Estimate>>();
  for (const [row, estimate] of unpackEstimates(columns).entries()) {
    const at = times[row] ?? '';
    const estimates = frames.get(at) ?? new Map<string, Estimate>();
    frames.set(at, estimates.set(areas[row] ?? '', estimate));
  }
  return [...frames].map(([at, estimates]) => ({ at, estimates }));
}

/** Position of the frame that a link names, else of the one with the largest figures in sum; 0 where nothing is published. */
export function findFrame(frames: readonly Frame[], at: string | undefined): number {
  const named = frames.findIndex((frame) => frame.at === at);
  if (named >= 0) return named;
  const sums = frames.map(({ estimates }) => [...estimates.values()].reduce((sum, { value }) => sum + (value ?? 0), 0));
  return sums.reduce((busiest, sum, index) => (sum > (sums[busiest] ?? 0) ? index : busiest), 0);
}

/** The published areas of a frame, the largest first; equal ones by id. */
export function listBusiest({ estimates }: Frame, count: number): readonly (readonly [area: string, estimate: Estimate])[] {
  return [...estimates]
    .filter(([, { value }]) => value !== null)
    .sort(([a, { value: left }], [b, { value: right }]) => (right ?? 0) - (left ?? 0) || a.localeCompare(b))
    .slice(0, count);
}
