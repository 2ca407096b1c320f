import type { AreaLevel } from '@passerby/client/operations';
import { readTargetGroup } from '../../controls/target-group.ts';
import type { TargetGroup } from '../../controls/target-group.ts';
import type { Unit } from '../../format/labels.ts';
import type { ConsoleMarket } from '../../market/market-context.ts';
import { findReleasedWindow, listDays, listWeeks } from '../../market/released.ts';
import type { LocalWindow } from '../../market/released.ts';
import type { Address } from '../../shell/address.ts';

/** What the map shows: a measure and the length of the slider's step. */
export type Show = 'presence-hour' | 'visitors-day' | 'visitors-week';
export type ExploredLevel = 'ZONE' | 'DISTRICT';
/** How long the slider is, for hours: a day or a week. */
export type Span = 'DAY' | 'WEEK';

/** What the map shows, for whom and when; all of it is in the address. */
export interface ExploreState {
  readonly show: Show;
  readonly level: ExploredLevel;
  readonly span: Span;
  readonly group: TargetGroup;
  readonly unit: Unit;
  /** All windows that can be chosen, oldest first; empty where nothing is released or licensed. */
  readonly windows: readonly LocalWindow[];
  /** The chosen one, else the newest; undefined where there is none. */
  readonly window: LocalWindow | undefined;
}

/** What there is to show, in the order of the choice. */
export const shows: readonly Show[] = ['presence-hour', 'visitors-day', 'visitors-week'];
/** Weeks that the slider walks through at most, and those of the charts. */
const sliderWeeksMax = 26;
const chartWeeksMax = 4;

/**
 * The state that an address names, for a licence down to a level; what it does not name, or names wrongly, is the first that is
 * released.
 */
export function readExploreState(market: ConsoleMarket, finestLevel: AreaLevel, get: Address['get']): ExploreState {
  const level = readLevel(get('level'), finestLevel);
  const span = get('span') === 'week' ? 'WEEK' : 'DAY';
  const named = shows.find((show) => show === get('show'));
  const show = named ?? shows.find((each) => findShown(market, each, level) !== undefined) ?? 'presence-hour';
  const windows = listShownWindows(findShown(market, show, level), show, span);
  return {
    show,
    level,
    span,
    group: readTargetGroup(get('group')),
    unit: get('unit') === 'people' ? 'PEOPLE' : 'DEVICES',
    windows,
    window: windows.find(({ from }) => from === get('from')) ?? windows.at(-1),
  };
}

/** The level that an address names, else the finest that the licence allows and the map has. */
function readLevel(named: string | undefined, finest: AreaLevel): ExploredLevel {
  if (named === 'district') return 'DISTRICT';
  return named === 'zone' || finest === 'ZONE' ? 'ZONE' : 'DISTRICT';
}

/** The released days of what the map would show; undefined where there are none, or none for who asks. */
export function findShown(market: ConsoleMarket, show: Show, level: ExploredLevel): LocalWindow | undefined {
  if (show === 'presence-hour') return findReleasedWindow(market, { measure: 'PRESENCE', place: 'ZONE', grain: 'HOUR' });
  return findReleasedWindow(market, { measure: 'VISITORS', place: level, grain: show === 'visitors-day' ? 'DAY' : 'WEEK' });
}

function listShownWindows(released: LocalWindow | undefined, show: Show, span: Span): readonly LocalWindow[] {
  if (released === undefined) return [];
  if (show === 'presence-hour') return span === 'DAY' ? listDays(released) : listWeeks(released);
  const weeks = listWeeks(released);
  return show === 'visitors-day' ? weeks : around(weeks.slice(-sliderWeeksMax));
}

/**
 * The whole weeks that the charts of a place are about: four of those released, if there are, that hold the map's window or end as
 * near to it as they can. Undefined where no whole week is released.
 */
export function findChartWindow(released: LocalWindow | undefined, shown: LocalWindow): LocalWindow | undefined {
  if (released === undefined) return undefined;
  const weeks = listWeeks(released);
  const later = weeks.findIndex(({ to }) => to >= shown.to);
  const end = Math.max(later < 0 ? weeks.length : later + 1, chartWeeksMax);
  const [window] = around(weeks.slice(Math.max(0, Math.min(end, weeks.length) - chartWeeksMax), end));
  return window;
}

/** One window from the first of some to the last; none of none. */
function around(windows: readonly LocalWindow[]): readonly LocalWindow[] {
  const [first] = windows;
  const last = windows.at(-1);
  return first === undefined || last === undefined ? [] : [{ from: first.from, to: last.to }];
}
