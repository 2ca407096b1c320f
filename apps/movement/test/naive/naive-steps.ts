import { isoWeekOf, listDays, listHoursOfDay, periodOf, utcOffsetSeconds } from '@passerby/domain/calendar';
import type { PlainMarket } from './naive-answer.ts';
import type { PlainCell } from './parquet-cells.ts';
import type { PlainQuestion } from './plain-question.ts';

type Labels = Readonly<Record<string, string | null>>;

/** One hour, day, week or period that a family is released by. */
export interface Step {
  /** What the cells of the step are keyed by. */
  readonly key: string;
  /** Labels of the dimensions of time. */
  readonly labels: Labels;
  /** The bucket that it falls in: the labels as text. */
  readonly bucket: string;
  readonly isCovered: boolean;
}

/** The hours, days, weeks or periods of the window that the family is released by. */
export function listSteps(
  { from, to, grain, groupBy }: PlainQuestion,
  cells: readonly PlainCell[],
  market: PlainMarket,
): readonly Step[] {
  const released = new Set(cells.map((cell) => cell.from));
  const keys = Object.keys(cells[0]?.key ?? {});
  const days = keys.includes('at') || keys.includes('day') ? 1 : keys.includes('week') ? 7 : 28;
  const steps: Step[] = [];
  const add = (key: string, day: string, all: Labels): void => {
    const labels = Object.fromEntries(Object.entries(all).filter(([dimension]) => groupBy.includes(dimension)));
    steps.push({ key, labels, bucket: JSON.stringify(labels), isCovered: released.has(day) });
  };
  for (const [index, day] of listDays(from, to).entries()) {
    if (index % days !== 0) continue;
    const times = { DAY: day, WEEK: isoWeekOf(day), PERIOD: periodOf(day, market.firstPeriod), HOUR: day };
    const { name = '', type: ofWeek = '' } = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? {};
    const type = market.holidays.includes(day) ? 'SUNDAY_OR_HOLIDAY' : ofWeek;
    const labels = { TIME: times[grain], WEEKDAY: name, DAY_TYPE: type };
    if (!keys.includes('at')) {
      add(days === 7 ? isoWeekOf(day) : day, day, labels);
      continue;
    }
    for (const at of listHoursOfDay(day, market.timeZone)) {
      const instant = instantOf(at, market.timeZone);
      const hour = String(Number(instant.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH'.length)));
      add(String(at), day, { ...labels, TIME: grain === 'HOUR' ? instant : times[grain], HOUR_OF_DAY: hour });
    }
  }
  return steps;
}

/** From Sunday on. */
const weekdays = [
  { name: 'SUNDAY', type: 'SUNDAY_OR_HOLIDAY' },
  { name: 'MONDAY', type: 'WORKDAY' },
  { name: 'TUESDAY', type: 'WORKDAY' },
  { name: 'WEDNESDAY', type: 'WORKDAY' },
  { name: 'THURSDAY', type: 'WORKDAY' },
  { name: 'FRIDAY', type: 'WORKDAY' },
  { name: 'SATURDAY', type: 'SATURDAY' },
] as const;

function instantOf(at: number, timeZone: string): string {
  const offset = utcOffsetSeconds(at, timeZone);
  const local = new Date((at + offset) * 1000).toISOString().slice(0, 19);
  return `${local}+${String(offset / 3600).padStart(2, '0')}:00`;
}
