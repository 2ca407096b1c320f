import { periodOf } from '@passerby/domain/calendar';
import type { DayWindow } from './answer.ts';
import type { EditionFacts } from './plan.ts';

const residentsFamily = 'residents-zone-period-demo';

/**
 * The budget period whose residents a window is compared with, for index and penetration: the one that holds its first day if
 * it is released, else the newest before it, else the oldest. Undefined where no residents are released.
 */
export function referencePeriodOf({ releases, market }: EditionFacts, window: DayWindow): DayWindow | undefined {
  const wanted = periodOf(window.from, market.firstPeriod);
  const periods = releases
    .filter(({ families }) => families[residentsFamily] !== undefined)
    .map((release) => release.window)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return periods.findLast(({ from }) => from <= wanted) ?? periods[0];
}
