import { readTargetGroup } from '../../controls/target-group.ts';
import type { TargetGroup } from '../../controls/target-group.ts';
import type { Unit } from '../../format/labels.ts';
import type { ConsoleMarket } from '../../market/market-context.ts';
import { findReleasedWindow, listPeriods, listWeeks } from '../../market/released.ts';
import type { LocalWindow } from '../../market/released.ts';

export type Site = ConsoleMarket['sites'][number];

/** What a report is about, as the address has it. */
export interface Report {
  readonly site: Site;
  /** The place it is compared with; undefined for none. */
  readonly other: Site | undefined;
  /** The two sites' ids, the report's own first. */
  readonly sites: readonly string[];
  readonly week: LocalWindow;
  /** The week and up to three released ones before it, oldest first. */
  readonly weeks: readonly LocalWindow[];
  /** From the first day of `weeks` to the last. */
  readonly window: LocalWindow;
  /** How many released weeks lie before the week, at most four. */
  readonly weeksBefore: number;
  /** The newest whole budget period that began by the end of the week; undefined where none is released. */
  readonly period: LocalWindow | undefined;
  readonly group: TargetGroup;
  readonly unit: Unit;
}

const weeksShown = 4;
const baselineWeeksMax = 4;

/** The weeks that a report can be about, newest first; empty where the licence or the releases have none. */
export function listReportWeeks(market: ConsoleMarket): readonly LocalWindow[] {
  const released =
    findReleasedWindow(market, { measure: 'DWELL', place: 'SITE', grain: 'WEEK' }) ??
    findReleasedWindow(market, { measure: 'VISITORS', place: 'SITE', grain: 'WEEK' });
  return released === undefined ? [] : listWeeks(released).toReversed();
}

/**
 * The report that an address names: `site`, `with`, `week` (its Monday), `group`, `unit`. What it does not name, or names
 * wrongly, is the first: the preferred site, the newest week, everyone, devices. Undefined where the market has no site or no week.
 */
export function readReport(
  market: ConsoleMarket,
  get: (name: string) => string | undefined,
  preferredSite?: string,
): Report | undefined {
  const find = (id: string | undefined): Site | undefined => market.sites.find((site) => site.id === id);
  const site = find(get('site')) ?? find(preferredSite) ?? market.sites[0];
  const newestFirst = listReportWeeks(market);
  const at = Math.max(
    0,
    newestFirst.findIndex(({ from }) => from === get('week')),
  );
  const week = newestFirst[at];
  if (site === undefined || week === undefined) return undefined;
  const named = find(get('with'));
  const other = named?.id === site.id ? undefined : named;
  const weeks = newestFirst.slice(at, at + weeksShown).toReversed();
  return {
    site,
    other,
    sites: other === undefined ? [site.id] : [site.id, other.id],
    week,
    weeks,
    window: { from: weeks[0]?.from ?? week.from, to: week.to },
    weeksBefore: Math.min(baselineWeeksMax, newestFirst.length - at - 1),
    period: findPeriod(market, week),
    group: readTargetGroup(get('group')),
    unit: get('unit') === 'PEOPLE' ? 'PEOPLE' : 'DEVICES',
  };
}

function findPeriod(market: ConsoleMarket, week: LocalWindow): LocalWindow | undefined {
  const released = findReleasedWindow(market, { measure: 'FREQUENCY', place: 'SITE', grain: 'PERIOD' });
  if (released === undefined) return undefined;
  const periods = listPeriods(released, market.firstPeriod);
  return periods.findLast(({ from }) => from < week.to) ?? periods[0];
}
