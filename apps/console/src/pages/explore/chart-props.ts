import type { TargetGroup } from '../../controls/target-group.ts';
import { describeTargetGroup } from '../../controls/target-group.ts';
import { formatDay } from '../../format/formats.ts';
import { unitLabels } from '../../format/labels.ts';
import type { Unit } from '../../format/labels.ts';
import { addDays } from '../../market/released.ts';
import type { LocalWindow } from '../../market/released.ts';
import type { ExploredPlace } from './explored-place.ts';

/** What a chart of a place is about. */
export interface ChartProps {
  readonly place: ExploredPlace;
  readonly group: TargetGroup;
  readonly unit: Unit;
  readonly window: LocalWindow;
}

/** Whom and when a chart is about: `devices (everyone), 5 Oct 2026 to 1 Nov 2026`. */
export function describeChart({ group, unit, window }: Omit<ChartProps, 'place'>): string {
  return `${unitLabels[unit]} (${describeTargetGroup(group)}), ${describeWindow(window)}`;
}

/** First and last day of a window in words. */
export function describeWindow({ from, to }: LocalWindow): string {
  const last = addDays(to, -1);
  return from === last ? formatDay(from) : `${formatDay(from)} to ${formatDay(last)}`;
}
