import { addDays, dayNumber, isoWeekday, isoWeekOf, listDays, PERIOD_DAYS, periodOf } from '@passerby/domain/calendar';
import type { Grain, LocalDay } from '@passerby/domain/calendar';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import type { DayWindow } from '../answer.ts';
import type { EditionFacts, ReleaseFacts } from '../plan.ts';

const windowMaxDays = 3 * 366;
const windowDays = { day: 1, week: 7, period: PERIOD_DAYS } as const;

/** One released window of a family inside the question's window. */
export interface FamilyWindow extends DayWindow {
  /** The key value of day, week and period families: `2026-10-19`, `2026-W43`, or the period's first day. */
  readonly label: string;
  /** The release that holds it, undefined where none does. */
  readonly release: ReleaseFacts | undefined;
}

/** Checks order, length and alignment of a window: whole ISO weeks for WEEK, whole budget periods for PERIOD. Throws BAD_USER_INPUT. */
export function assertWindow({ from, to }: DayWindow, grain: Grain, firstPeriod: LocalDay): void {
  const days = dayNumber(to) - dayNumber(from);
  if (days <= 0) throw badInput(`The window from ${from} to ${to} is empty; to is exclusive`);
  if (days > windowMaxDays) throw badInput(`The window from ${from} to ${to} passes ${windowMaxDays} days`);
  if (grain === 'WEEK' && (isoWeekday(from) !== 1 || isoWeekday(to) !== 1)) {
    throw badInput(`WEEK needs whole ISO weeks: from and to must be Mondays, not ${from} and ${to}`);
  }
  if (grain === 'PERIOD' && (periodOf(from, firstPeriod) !== from || periodOf(to, firstPeriod) !== to)) {
    throw badInput(`PERIOD needs whole budget periods, counted in ${PERIOD_DAYS} days from ${firstPeriod}, not ${from} to ${to}`);
  }
}

/** The family's windows that make up the question's window, in order, each with the release that holds it. */
export function listFamilyWindows(family: FamilyName, window: DayWindow, edition: EditionFacts): readonly FamilyWindow[] {
  const kind = getFamilyShape(family).window;
  const held = new Map(listHolding(family, edition).map((release) => [release.window.from, release]));
  return listDays(window.from, window.to)
    .filter((_, index) => index % windowDays[kind] === 0)
    .map((from) => ({
      from,
      to: addDays(from, windowDays[kind]),
      label: kind === 'week' ? isoWeekOf(from) : from,
      release: held.get(from),
    }));
}

/**
 * Refuses a window that releases do not cover whole, or not at all where the question is `partial`. Throws
 * DATA_NOT_AVAILABLE with availableFrom and availableTo (exclusive) of the family, which are public facts (graphql.md).
 */
export function assertCovered(windows: readonly FamilyWindow[], family: FamilyName, { edition, partial }: CoverageAsked): void {
  const covered = windows.filter(({ release }) => release !== undefined);
  if (covered.length === windows.length || (partial && covered.length > 0)) return;
  const holding = listHolding(family, edition);
  const from = holding.map(({ window }) => window.from).toSorted()[0];
  const to = holding
    .map(({ window }) => window.to)
    .toSorted()
    .at(-1);
  if (from === undefined || to === undefined) {
    throw new PasserbyError('DATA_NOT_AVAILABLE', `No release of "${edition.market.id}" holds ${family} yet`);
  }
  const missing = windows.find(({ release }) => release === undefined);
  throw new PasserbyError(
    'DATA_NOT_AVAILABLE',
    `${family} is released from ${from} to ${to}; ${missing?.label ?? 'a part'} is not covered`,
    {
      availableFrom: from,
      availableTo: to,
    },
  );
}

/** The covered parts of the window, neighbours joined. */
export function joinCovered(windows: readonly FamilyWindow[]): readonly DayWindow[] {
  const joined: DayWindow[] = [];
  for (const { from, to } of windows.filter(({ release }) => release !== undefined)) {
    const last = joined.at(-1);
    if (last?.to === from) joined[joined.length - 1] = { from: last.from, to };
    else joined.push({ from, to });
  }
  return joined;
}

interface CoverageAsked {
  readonly edition: EditionFacts;
  readonly partial: boolean;
}

function listHolding(family: FamilyName, { releases }: EditionFacts): readonly ReleaseFacts[] {
  const kind = getFamilyShape(family).window;
  return releases.filter((release) => release.kind === kind && release.families[family] !== undefined);
}
