import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { addDays, dayNumber, PERIOD_DAYS } from '@passerby/domain/calendar';
import type { Grain } from '@passerby/domain/calendar';
import type { Area } from '@passerby/domain/place';

/** Days of the smallest window that a question of a grain can have. */
const stepDays: Readonly<Record<Grain, number>> = { HOUR: 1, DAY: 1, WEEK: 7, PERIOD: PERIOD_DAYS };

type Halves = readonly [InsightQuestion, InsightQuestion];

/**
 * Two questions whose rows together are those of one that is too wide for one answer: halves of its window where it is
 * broken down by time, else of its places where by place. The gate judges figures of different times and places apart, so
 * that halving changes none of them. Undefined where it cannot be halved.
 */
export function splitQuestion(question: InsightQuestion, areas: EditionFacts['areas']): Halves | undefined {
  return splitWindow(question) ?? splitPlaces(question, areas);
}

function splitWindow(question: InsightQuestion): Halves | undefined {
  const { window, grain, groupBy } = question;
  const steps = (dayNumber(window.to) - dayNumber(window.from)) / stepDays[grain];
  if (!groupBy.includes('TIME') || steps < 2) return undefined;
  const middle = addDays(window.from, Math.floor(steps / 2) * stepDays[grain]);
  return [
    { ...question, window: { from: window.from, to: middle } },
    { ...question, window: { from: middle, to: window.to } },
  ];
}

function splitPlaces(question: InsightQuestion, areas: readonly Area[]): Halves | undefined {
  const { places, groupBy } = question;
  if ('siteIds' in places) {
    if (!groupBy.includes('SITE') || places.siteIds.length < 2) return undefined;
    const [first, second] = halve(places.siteIds);
    return [
      { ...question, places: { siteIds: first } },
      { ...question, places: { siteIds: second } },
    ];
  }
  if (!groupBy.includes('AREA')) return undefined;
  const areaIds = listRows(places, areas);
  if (areaIds.length < 2) return undefined;
  const [first, second] = halve(areaIds);
  return [
    { ...question, places: { ...places, areaIds: first } },
    { ...question, places: { ...places, areaIds: second } },
  ];
}

/** The areas that are rows: those named, or where a level is asked for, the areas of that level inside them. */
function listRows(
  { areaIds, level }: { readonly areaIds: readonly string[]; readonly level?: Area['level'] },
  areas: readonly Area[],
): readonly string[] {
  if (level === undefined) return areaIds;
  const byId = new Map(areas.map((area) => [area.areaId, area]));
  const named = new Set(areaIds);
  const isInside = (area: Area | undefined): boolean =>
    area !== undefined && (named.has(area.areaId) || (area.parentId !== null && isInside(byId.get(area.parentId))));
  return areas.filter((area) => area.level === level && isInside(area)).map(({ areaId }) => areaId);
}

function halve<Item>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
