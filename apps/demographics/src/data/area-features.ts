import type { EditionFacts } from '@passerby/anonymisation/plan';
import { badInput } from '@passerby/domain/error';
import { parseQualifiedId } from '@passerby/domain/place';
import type { AreaLevel } from '@passerby/domain/place';
import { locate } from '@passerby/subgraph-kit/area-selector';
import type { AreaSelection } from '@passerby/subgraph-kit/area-selector';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import type { AreaReference } from '@passerby/subgraph-kit/entity-reference';
import { marketOf } from '@passerby/subgraph-kit/insight-question';
import { featuresOf } from '@passerby/subgraph-kit/public-geometry';
import type { PublicGeometry } from '@passerby/subgraph-kit/public-geometry';
import { getArea, listAreas } from './geography.ts';

/** The areas of a selection as one GeoJSON document, sorted by id. Throws as the selection of an insight does. */
export function collectFeatures(selection: AreaSelection, insights: SubgraphContext['insights']): PublicGeometry {
  const { areas } = locate({ areas: selection }, insights);
  const { ids, within, level } = areas ?? {};
  const edition = insights.getEdition(marketOf({ areas }));
  const named = (ids ?? [within ?? '']).map((id) => getArea(edition, parseQualifiedId(id).id));
  const isNamedAlone = (selection.ids ?? null) !== null && (level ?? null) === null;
  const chosen = isNamedAlone ? named : named.flatMap((area) => listInside(edition, area, level ?? 'ZONE'));
  const unique = new Map(chosen.map(({ area }) => [area.areaId, area]));
  return featuresOf(
    edition,
    [...unique.values()].toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1)),
  );
}

/** The areas of a level that another one is or holds. Throws BAD_USER_INPUT where it holds none. */
function listInside(edition: EditionFacts, { id, area }: AreaReference, level: AreaLevel): readonly AreaReference[] {
  if (area.level === level) return [getArea(edition, area.areaId)];
  const inside = listAreas(edition, { level, within: area.areaId });
  if (inside.length === 0) throw badInput(`The area "${id}" holds none of the level ${level}`);
  return inside;
}
