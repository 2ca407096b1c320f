import { addDays, dayNumber, listDays, mondayOf, periodOf, PERIOD_DAYS, utcOffsetSeconds } from '@passerby/domain/calendar';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import type { Market } from '@passerby/domain/market';

/** One window that a release covers, and the budget period that pays for it. */
export interface ReleaseWindow {
  readonly kind: WindowKind;
  /** Half-open, market-local days. */
  readonly window: { readonly from: LocalDay; readonly to: LocalDay };
  readonly period: LocalDay;
}

/** A day that is not closed, and what it waits for, in words. */
export interface WaitingDay {
  readonly day: LocalDay;
  readonly reason: string;
}

/** What may be released by now. */
export interface ClosedWindows {
  /** In the order in which they closed: a day, then the week or period that ends with it. */
  readonly closed: readonly ReleaseWindow[];
  /** Days with events that are still open. */
  readonly waiting: readonly WaitingDay[];
}

/** What the closing rule depends on; none of it on what events say. */
export interface ClosingFacts {
  readonly market: Market;
  /** Local days that have an event folder, in order. */
  readonly daysRead: readonly LocalDay[];
  readonly now: Date;
  /** Last day to release; absent: no limit but the rule. */
  readonly through?: LocalDay;
}

const closingHour = 6;
const closingDays = 2;
const weekDays = 7;

/**
 * The windows that are closed: a day when it is 06:00 local two days later and its own and the next day's events are in
 * (interfaces.md, Order and time; measures.md 6); a week or period when all of its days are. Nothing before `firstPeriod`.
 */
export function listClosedWindows(facts: ClosingFacts): ClosedWindows {
  const { market, daysRead, through } = facts;
  const candidates = daysRead.filter((day) => day >= market.firstPeriod && (through === undefined || day <= through));
  const waiting = candidates.flatMap((day) => {
    const reason = findReason(facts, day);
    return reason === undefined ? [] : [{ day, reason }];
  });
  const open = new Set(waiting.map(({ day }) => day));
  const closedDays = new Set(candidates.filter((day) => !open.has(day)));
  return { closed: [...closedDays].flatMap((day) => windowsEndingWith(day, closedDays, market)), waiting };
}

function windowsEndingWith(day: LocalDay, closedDays: ReadonlySet<LocalDay>, market: Market): readonly ReleaseWindow[] {
  const to = addDays(day, 1);
  const starts: readonly (readonly [WindowKind, LocalDay])[] = [
    ['day', day],
    ['week', mondayOf(day)],
    ['period', periodOf(day, market.firstPeriod)],
  ];
  const lengths: Readonly<Record<WindowKind, number>> = { day: 1, week: weekDays, period: PERIOD_DAYS };
  return starts
    .filter(([kind, from]) => dayNumber(to) - dayNumber(from) === lengths[kind])
    .filter(([, from]) => listDays(from, to).every((part) => closedDays.has(part)))
    .map(([kind, from]) => ({ kind, window: { from, to }, period: periodOf(from, market.firstPeriod) }));
}

function findReason({ market, daysRead, now }: ClosingFacts, day: LocalDay): string | undefined {
  const closing = closingTime(day, market.timeZone);
  if (now.getTime() < closing * 1000) return `closes at ${new Date(closing * 1000).toISOString()}`;
  const next = addDays(day, 1);
  return daysRead.includes(next) ? undefined : `waits for the events of ${next}`;
}

/** 06:00 local two days later, epoch seconds; clocks change before that hour. */
function closingTime(day: LocalDay, timeZone: string): number {
  const wanted = dayNumber(addDays(day, closingDays)) * 86_400 + closingHour * 3600;
  const near = wanted - utcOffsetSeconds(wanted, timeZone);
  return wanted - utcOffsetSeconds(near, timeZone);
}
