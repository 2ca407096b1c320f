import type { Position } from '@passerby/domain/outline';
import { badInput } from '@passerby/domain/error';
import { formatQualifiedId } from '@passerby/domain/place';
import type { AreaLevel } from '@passerby/domain/place';
import { customPlaceOf } from './custom-place.ts';
import type { CustomPlace } from './custom-place.ts';
import type { PlaceArguments } from './insight-question.ts';
import type { Insights } from './insights.ts';
import { vouching } from './public-refusal.ts';

type Absent = null | undefined;

/** Which places, as the arguments of a field give them. */
export interface PlaceSelection extends Omit<PlaceArguments, 'areas'> {
  readonly areas?: AreaSelection | Absent;
}

/** AreaSelector as GraphQL gives it: exactly one of `ids`, `within` and `polygon`. */
export interface AreaSelection {
  readonly ids?: readonly string[] | Absent;
  readonly within?: string | Absent;
  readonly polygon?: DrawnPolygon | Absent;
  readonly level?: AreaLevel | Absent;
}

interface DrawnPolygon {
  readonly market: string;
  readonly ring: readonly { readonly longitude: number; readonly latitude: number }[];
}

/** Places by their ids, and the custom place that the areas come from, where one was drawn. */
export interface LocatedPlaces extends PlaceArguments {
  readonly customPlace?: CustomPlace;
}

/** Puts the whole zones of a drawn polygon in its place. Throws BAD_USER_INPUT for a polygon that has none, or beside ids. */
export function locate({ areas, ...others }: PlaceSelection, insights: Pick<Insights, 'getEdition'>): LocatedPlaces {
  const { polygon, ...named } = areas ?? {};
  if (polygon === null || polygon === undefined) return { ...others, areas: areas && named };
  if (isPresent(named.ids) || isPresent(named.within)) throw badInput('areas needs exactly one of ids, within and polygon');
  const { market } = polygon;
  const edition = insights.getEdition(market);
  const ring = polygon.ring.map(({ longitude, latitude }): Position => [longitude, latitude]);
  const customPlace = vouching(() => customPlaceOf(ring, edition));
  const ids = customPlace.zones.map(({ area }) => formatQualifiedId({ market, id: area.areaId }));
  return { ...others, areas: { ids, level: named.level }, customPlace };
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}
