import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import type { AreaLevel, Site } from '@passerby/domain/place';
import type { PublicInputs } from '@passerby/release/writer';
import { hexCountOf } from './hextown-counts.ts';
import { hexes } from './hexes.ts';
import type { Hex } from './hexes.ts';
import type { Town } from './market.ts';

const center = { longitude: -1.9, latitude: 52.48 };
/** Distance of neighbouring hexagons' centres, in degrees of latitude: about 1 km. */
const spacing = 0.009;
const districtNames = ['Centre', 'North', 'East', 'South', 'West'] as const;

/**
 * A made-up city of 61 hexagonal zones in five districts with six sites, as large as the demo's map, whose figures have the
 * rhythm of a day and a week: for tests that look at pages.
 */
export const hextown: Town = {
  inputs: {
    market: {
      id: 'hextown',
      name: 'Hextown',
      country: 'GB',
      timeZone: 'Europe/London',
      operatorCode: '234-10',
      policy: 'standard',
      firstPeriod: '2026-10-05',
      holidays: ['2026-10-15'],
      operatorShare: 0.25,
    },
    areas: [
      area('hextown-region', { name: 'Hextown', level: 'REGION', parentId: null, at: { q: 0, r: 0 } }),
      ...districtNames.map((name, index) =>
        area(districtIdOf(index), { name, level: 'DISTRICT', parentId: 'hextown-region', at: { q: 0, r: 0 } }),
      ),
      ...hexes.map((hex) =>
        area(hex.id, {
          name: `${districtNames[hex.district]} ${hex.id.slice(1)}`,
          level: 'ZONE',
          parentId: districtIdOf(hex.district),
          at: hex,
        }),
      ),
    ],
    sites: [
      site('market-street', { name: 'Market Street', kind: 'HIGH_STREET', q: 0, r: 0 }),
      site('central-station', { name: 'Central Station', kind: 'STATION', q: 1, r: 0 }),
      site('arena', { name: 'Arena', kind: 'VENUE', q: 3, r: -1 }),
      site('galleries', { name: 'The Galleries', kind: 'MALL', q: -2, r: 1 }),
      site('corner-shop', { name: 'Corner Shop', kind: 'SHOP', q: 0, r: 3 }),
      site('riverside', { name: 'Riverside', kind: 'OTHER', q: -3, r: 3 }),
    ],
    population: districtNames.flatMap((_name, index) =>
      AGE_BANDS.flatMap((ageBand) =>
        GENDERS.map((gender) => ({ areaId: districtIdOf(index), ageBand, gender, population: 9000 + 500 * index })),
      ),
    ),
    areasGeoJson: JSON.stringify({ type: 'FeatureCollection', features: hexes.map(outlineOf) }),
  },
  countOf: hexCountOf,
};

function districtIdOf(index: number): string {
  return districtNames[index]?.toLowerCase() ?? '';
}

interface AreaFacts {
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentId: string | null;
  readonly at: Pick<Hex, 'q' | 'r'>;
}

function area(areaId: string, { at, ...facts }: AreaFacts): PublicInputs['areas'][number] {
  const [longitude, latitude] = positionOf(at);
  return { areaId, ...facts, longitude, latitude, code: null, codeVintage: null, areaKm2: 0.9, residentPopulation: null };
}

function site(siteId: string, facts: Pick<Site, 'name' | 'kind'> & Pick<Hex, 'q' | 'r'>): Site {
  const [longitude, latitude] = positionOf(facts);
  return { siteId, name: facts.name, kind: facts.kind, longitude, latitude, radiusM: 200, owner: null, sensitive: false };
}

/** Degrees of an axial position, hexagons with a corner up; a degree of longitude is shorter by the cosine of the latitude. */
function positionOf({ q, r }: Pick<Hex, 'q' | 'r'>): readonly [longitude: number, latitude: number] {
  const east = spacing * (q + r / 2);
  const north = -spacing * r * (Math.sqrt(3) / 2);
  return [center.longitude + east / Math.cos((center.latitude * Math.PI) / 180), center.latitude + north];
}

function outlineOf(hex: Hex): object {
  const [longitude, latitude] = positionOf(hex);
  const radius = spacing / Math.sqrt(3);
  const stretch = Math.cos((center.latitude * Math.PI) / 180);
  const corners = Array.from({ length: 7 }, (_, corner) => {
    const angle = ((60 * (corner % 6) + 30) * Math.PI) / 180;
    return [longitude + (radius * Math.cos(angle)) / stretch, latitude + radius * Math.sin(angle)];
  });
  return { type: 'Feature', properties: { area_id: hex.id }, geometry: { type: 'Polygon', coordinates: [corners] } };
}
