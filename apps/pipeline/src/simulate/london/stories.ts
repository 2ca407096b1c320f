import type { LocalDay } from '@passerby/domain/calendar';

/** The first day of the synthetic market's first budget period, a Monday: day 0 of a simulation. */
export const FIRST_DAY: LocalDay = '2026-10-05';
export const TIME_ZONE = 'Europe/London';
/** Home SIMs of the simulated operator, mcc-mnc. */
export const OPERATOR_CODE = '234-10';
/** No public holiday of England falls between October and Christmas. */
export const HOLIDAYS: readonly LocalDay[] = ['2026-12-25', '2026-12-28'];

/** What was planted on purpose and must be found in the released data (measures.md 5). */
export const STORIES = {
  /** Shopping sites draw about three times a weekday's visits. */
  saturdayPeak: { sites: ['carnaby-street', 'covent-garden', 'oxford-street', 'westfield-london'] },
  /** An evening match, kick-off 19:45. */
  match: { site: 'emirates-stadium', day: '2026-10-07' },
  /** No trains: stations empty, most people work from home. */
  strike: { sites: ['kings-cross', 'waterloo'], day: '2026-10-15' },
  /** The street is closed from Monday to Sunday. */
  closure: { site: 'carnaby-street', from: '2026-10-19', to: '2026-10-26' },
  /** The day of 25 hours. */
  clockChange: { day: '2026-10-25' },
  /** Cells replaced at this day's start: the retired ones are not valid from then on. */
  cellChange: { day: '2026-10-17' },
  /** One subscriber works there alone from Sunday to Thursday, 22:00 to 05:00; nobody lives there. */
  nightWorker: { zone: 'victoria-park' },
} as const;
