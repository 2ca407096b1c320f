import type { EditionFacts } from '@passerby/anonymisation/plan';
import { PasserbyError } from '@passerby/domain/error';
import type { Outline } from '@passerby/domain/outline';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Area } from '@passerby/domain/place';
import { GraphQLScalarType } from 'graphql';
import { findOutline } from './area-outline.ts';
import { vouching } from './public-refusal.ts';

/** Most areas of one FeatureCollection. */
export const featuresMax = 10_000;

/**
 * The public geography as GeoJSON. Only {@link geometryOf} and {@link featuresOf} make one, out of an edition's public facts,
 * and nobody can look into it or change it before it is serialised: a count cannot hide in a coordinate (privacy.md 7, L3).
 */
class PublicGeometry {
  readonly #geoJson: object;

  private constructor(geoJson: object) {
    this.#geoJson = geoJson;
    Object.freeze(this);
  }

  static of(edition: EditionFacts, areaId: string): PublicGeometry | null {
    const outline = findOutline(edition, areaId);
    return outline === null ? null : new PublicGeometry(multiPolygon(outline));
  }

  static collect(edition: EditionFacts, areas: readonly Area[]): PublicGeometry {
    return new PublicGeometry({ type: 'FeatureCollection', features: areas.map((area) => featureOf(edition, area)) });
  }

  static read(value: unknown): object {
    if (typeof value === 'object' && value !== null && #geoJson in value) return value.#geoJson;
    throw new TypeError('Refused: this GeoJSON is not the public geography of an edition (privacy.md 7)');
  }
}

export type { PublicGeometry };

/** The outline of an area as a GeoJSON MultiPolygon; null where it has none. */
export function geometryOf(edition: EditionFacts, areaId: string): PublicGeometry | null {
  return PublicGeometry.of(edition, areaId);
}

/** Areas as a FeatureCollection (RFC 7946), in the order given. Throws QUERY_TOO_COMPLEX beyond {@link featuresMax}. */
export function featuresOf(edition: EditionFacts, areas: readonly Area[]): PublicGeometry {
  return vouching(() => {
    if (areas.length <= featuresMax) return PublicGeometry.collect(edition, areas);
    const message = `The selection has ${areas.length} areas; the limit of one collection is ${featuresMax}. Ask for a coarser level or a part`;
    throw new PasserbyError('QUERY_TOO_COMPLEX', message, { cost: areas.length, limit: featuresMax });
  });
}

/** The only output of geometry; it serialises what this file made and takes no input. */
export const geoJsonScalar = new GraphQLScalarType<never, object>({
  name: 'GeoJson',
  description: 'A GeoJSON object (RFC 7946) of the public geography: longitude and latitude in WGS84 degrees.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7946',
  serialize: (value) => PublicGeometry.read(value),
  parseValue() {
    throw new TypeError('Geometry is never an input; use PolygonInput');
  },
});

function featureOf(edition: EditionFacts, area: Area): object {
  const outline = findOutline(edition, area.areaId);
  const id = formatQualifiedId({ market: edition.market.id, id: area.areaId });
  const { name, level, code, codeVintage, areaKm2 } = area;
  return {
    type: 'Feature',
    id,
    properties: { id, name, level, code, codeVintage, areaKm2 },
    geometry: outline === null ? null : multiPolygon(outline),
  };
}

function multiPolygon(outline: Outline): object {
  return { type: 'MultiPolygon', coordinates: outline };
}
