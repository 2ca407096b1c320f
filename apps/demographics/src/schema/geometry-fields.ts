import { geoJsonScalar, geometryOf } from '@passerby/subgraph-kit/public-geometry';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedInputs } from '@passerby/subgraph-kit/shared-inputs';
import { collectFeatures } from '../data/area-features.ts';
import type { DemographicsTypes } from './types.ts';

/** Describes the outlines of areas: on Area, and any selection of them as one GeoJSON document. */
export function defineGeometry(builder: SubgraphBuilder, types: DemographicsTypes): void {
  builder.addScalarType('GeoJson', geoJsonScalar);
  builder.objectField(types.area, 'geometry', (t) =>
    t.field({
      type: 'GeoJson',
      nullable: true,
      description:
        'Its outline as a GeoJSON MultiPolygon: the published one, else the union of those of the areas inside it; null where neither is published.',
      resolve: ({ edition, area }) => geometryOf(edition, area.areaId),
    }),
  );
  builder.queryField('areaFeatures', (t) =>
    t.field({
      type: 'GeoJson',
      nullable: true,
      args: {
        areas: t.arg({
          type: sharedInputs(builder).areaSelector(),
          required: true,
          description:
            'The areas; `level` makes it all areas of that level inside them. Zones where `within` or a polygon has none.',
        }),
      },
      description:
        'Areas as a GeoJSON FeatureCollection, by id: each feature has its outline (null where none is published) and as properties id, name, level, code, codeVintage and areaKm2. At most 10,000 areas.',
      resolve: (_root, { areas }, { insights }) => collectFeatures(areas, insights),
    }),
  );
}
