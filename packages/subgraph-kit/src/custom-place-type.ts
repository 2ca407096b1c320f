import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { CustomPlace, ZoneOverlap } from './custom-place.ts';
import { referToArea } from './entity-reference.ts';
import type { AreaReference } from './entity-reference.ts';
import type { ObjectType, SubgraphBuilder } from './schema-builder.ts';

interface PlacedOverlap extends ZoneOverlap {
  readonly edition: EditionFacts;
}

const known = new WeakMap<SubgraphBuilder, ObjectType<CustomPlace>>();

/** The type CustomPlace, identical in every subgraph; `area` is the subgraph's own Area. */
export function customPlaceType(builder: SubgraphBuilder, area: ObjectType<Pick<AreaReference, 'id'>>): ObjectType<CustomPlace> {
  const found = known.get(builder);
  if (found !== undefined) return found;
  const zone = builder.objectRef<PlacedOverlap>('CustomPlaceZone');
  zone.implement({
    shareable: true,
    description: 'A zone that a drawn polygon touches.',
    fields: (t) => ({
      area: t.field({
        type: area,
        description: 'The zone.',
        resolve: (overlap) => referToArea(overlap.edition, overlap.area),
      }),
      overlap: t.float({
        nullable: true,
        description: "Share of the zone's area inside the polygon, 0 to 1; null for a zone whose outline is not published.",
        resolve: ({ overlap }) => overlap,
      }),
    }),
  });
  const place = builder.objectRef<CustomPlace>('CustomPlace');
  place.implement({
    shareable: true,
    description: 'A drawn polygon as it is measured: whole zones. A zone belongs to it when at least half of its area is inside.',
    fields: (t) => ({
      zones: t.field({
        type: [zone],
        description: 'The zones that are measured, by id; one without a published outline is in when its centroid is.',
        resolve: ({ edition, zones }) => zones.map((each) => ({ ...each, edition })),
      }),
      leftOut: t.field({
        type: [zone],
        description: 'The zones that the polygon touches with less than half of their area, by id.',
        resolve: ({ edition, leftOut }) => leftOut.map((each) => ({ ...each, edition })),
      }),
    }),
  });
  known.set(builder, place);
  return place;
}
