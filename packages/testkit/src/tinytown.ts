import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import type { AreaLevel } from '@passerby/domain/place';
import type { PublicInputs } from '@passerby/release/writer';
import { tinytownOutlines } from './tinytown-outlines.ts';

const timeZone = 'Europe/London';

/**
 * The public facts of a made-up market: region `tiny`, districts `north` (zones `n1`, `n2`) and `south` (zone `s1`), sites
 * `high-street` and `station`, and the sensitive `clinic`, which must appear nowhere.
 */
export const tinytown: PublicInputs = {
  market: {
    id: 'tinytown',
    name: 'Tinytown',
    country: 'GB',
    timeZone,
    operatorCode: '234-10',
    policy: 'standard',
    firstPeriod: '2026-10-05',
    holidays: ['2026-12-25'],
    operatorShare: null,
  },
  areas: [
    area('tiny', 'REGION', null),
    area('north', 'DISTRICT', 'tiny'),
    area('south', 'DISTRICT', 'tiny'),
    area('n1', 'ZONE', 'north'),
    area('n2', 'ZONE', 'north'),
    area('s1', 'ZONE', 'south'),
  ],
  sites: [
    { ...site('high-street'), kind: 'HIGH_STREET' },
    { ...site('station'), kind: 'STATION' },
    { ...site('clinic'), sensitive: true },
  ],
  population: [...listPopulation('north', 3000), ...listPopulation('south', 400)],
  areasGeoJson: tinytownOutlines,
};

/** The same census count in every age band and gender of a district. */
function listPopulation(areaId: string, population: number): PublicInputs['population'] {
  return AGE_BANDS.flatMap((ageBand) => GENDERS.map((gender) => ({ areaId, ageBand, gender, population })));
}

function area(areaId: string, level: AreaLevel, parentId: string | null): PublicInputs['areas'][number] {
  const position = { longitude: -0.13, latitude: areaId.startsWith('n') ? 51.52 : 51.5 };
  const unknown = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
  return { areaId, name: areaId.toUpperCase(), level, parentId, ...position, ...unknown };
}

function site(siteId: string): PublicInputs['sites'][number] {
  return {
    siteId,
    name: siteId,
    kind: 'OTHER',
    longitude: -0.13,
    latitude: 51.52,
    radiusM: 150,
    owner: null,
    sensitive: false,
  };
}
