import type { Dimension, InsightQuestion, QuestionPlaces, Unit } from '@passerby/anonymisation/question';
import type { Grain } from '@passerby/domain/calendar';
import type { AgeBand, Gender, TargetGroup } from '@passerby/domain/demo';
import { badInput } from '@passerby/domain/error';
import type { Measure } from '@passerby/domain/family';
import { parseQualifiedId } from '@passerby/domain/place';
import type { AreaLevel } from '@passerby/domain/place';

type Absent = null | undefined;

/** Which areas or sites, as a client names them: qualified ids, all of one market. */
export interface PlaceArguments {
  readonly areas?: AreaArguments | Absent;
  readonly sites?: readonly string[] | Absent;
  /** Where trips end; anywhere when absent. */
  readonly destinations?: AreaArguments | Absent;
}

interface AreaArguments {
  readonly ids?: readonly string[] | Absent;
  readonly within?: string | Absent;
  readonly level?: AreaLevel | Absent;
}

/** The other arguments that every insight shares. */
export interface InsightArguments {
  readonly window: { readonly from: string; readonly to: string };
  readonly grain: Grain;
  readonly groupBy: readonly Dimension[];
  readonly targetGroup?: TargetGroupArguments | Absent;
  readonly unit: Unit;
  readonly partial: boolean;
}

interface TargetGroupArguments {
  readonly ageBands?: readonly AgeBand[] | Absent;
  readonly genders?: readonly Gender[] | Absent;
}

/** The question that a client's arguments ask. Throws BAD_USER_INPUT when they name no place, or places of two markets. */
export function toQuestion(measure: Measure, where: PlaceArguments, how: InsightArguments): InsightQuestion {
  const { market, places } = toPlaces(where);
  const { window, grain, groupBy, unit, partial } = how;
  const repeated = groupBy.find((dimension, index) => groupBy.indexOf(dimension) !== index);
  if (repeated !== undefined) throw badInput(`groupBy names ${repeated} twice`);
  return {
    market,
    measure,
    places,
    window: { from: window.from, to: window.to },
    grain,
    groupBy,
    unit,
    partial,
    ...toTargetGroup(how.targetGroup),
    ...toDestinations(market, where.destinations),
  };
}

/** The market that places are of; throws BAD_USER_INPUT as {@link toQuestion} does. */
export function marketOf(where: PlaceArguments): string {
  return toPlaces(where).market;
}

function toPlaces({ areas, sites }: PlaceArguments): { readonly market: string; readonly places: QuestionPlaces } {
  if (isPresent(areas) === isPresent(sites)) throw badInput('Name either areas or sites');
  if (isPresent(sites)) {
    const { market, ids } = unqualify(sites, 'sites');
    return { market, places: { siteIds: ids } };
  }
  const { market, ids } = toAreaIds(areas ?? {}, 'areas');
  return { market, places: { areaIds: ids, ...(isPresent(areas?.level) ? { level: areas.level } : {}) } };
}

function toDestinations(market: string, areas: AreaArguments | Absent): { readonly destinationIds?: readonly string[] } {
  if (!isPresent(areas)) return {};
  const destinations = toAreaIds(areas, 'destinations');
  if (destinations.market === market) return { destinationIds: destinations.ids };
  throw badInput(`Trips start in the market "${market}" and end in "${destinations.market}"; ask within one`);
}

const wrongSelector = {
  areas: 'areas needs exactly one of ids, within and polygon',
  destinations: 'destinations needs exactly one of ids and within; a polygon is for the origins, which are areas',
} as const;

function toAreaIds(
  { ids, within }: AreaArguments,
  what: keyof typeof wrongSelector,
): { readonly market: string; readonly ids: readonly string[] } {
  if (isPresent(ids) === isPresent(within)) throw badInput(wrongSelector[what]);
  return unqualify(ids ?? (isPresent(within) ? [within] : []), what);
}

function unqualify(qualified: readonly string[], what: string): { readonly market: string; readonly ids: readonly string[] } {
  const parts = qualified.map(parseQualifiedId);
  const [first] = parts;
  if (first === undefined) throw badInput(`${what} names none`);
  const other = parts.find(({ market }) => market !== first.market);
  if (other !== undefined) throw badInput(`${what} are of two markets, "${first.market}" and "${other.market}"; ask each alone`);
  return { market: first.market, ids: parts.map(({ id }) => id) };
}

function toTargetGroup(group: TargetGroupArguments | Absent): { readonly targetGroup?: TargetGroup } {
  if (!isPresent(group)) return {};
  const { ageBands, genders } = group;
  return { targetGroup: { ...(isPresent(ageBands) ? { ageBands } : {}), ...(isPresent(genders) ? { genders } : {}) } };
}

function isPresent<Value>(value: Value | Absent): value is Value {
  return value !== null && value !== undefined;
}
