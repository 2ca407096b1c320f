import { writeFileSync } from 'node:fs';
import { AGE_BANDS } from '@passerby/domain/demo';
import { renameInto } from './partial-file.ts';
import { BOROUGH_CODE_VINTAGE, BOROUGHS } from './london/boroughs.ts';
import { FIRST_DAY, HOLIDAYS, OPERATOR_CODE, STORIES, TIME_ZONE } from './london/stories.ts';
import type { World } from './lookups.ts';
import { residentsOf } from './lookups.ts';
import { OWN_SHARE } from './radio.ts';

const regionId = 'inner-london';
const networkSince = '2024-01-01';
const technology = '4G';

/** Writes the public and the network files of the landing folder: market, areas, sites, population, cells (measures.md 1). */
export function writeReferenceFiles(folder: string, world: World, subscribers: number): void {
  const write = (name: string, text: string) => renameInto(folder, name, (path) => writeFileSync(path, text));
  const table = (name: string, columns: string, rows: readonly (readonly Field[])[]) =>
    write(name, [columns, ...rows.map(csvLine), ''].join('\n'));
  write('market.json', `${JSON.stringify(marketOf(subscribers), null, 2)}\n`);
  table(
    'areas.csv',
    'area_id,name,level,parent_id,code,code_vintage,longitude,latitude,area_km2,resident_population',
    areaRows(world),
  );
  write('areas.geojson', `${JSON.stringify(featuresOf(world))}\n`);
  table('sites.csv', 'site_id,name,kind,longitude,latitude,radius_m,owner,sensitive', siteRows(world));
  table('population.csv', 'area_id,age_band,gender,population', populationRows());
  table('cells.csv', 'cell_id,longitude,latitude,range_m,valid_from,valid_to,technology', cellRows(world));
  table('cell_areas.csv', 'cell_id,area_id,share', cellAreaRows(world));
  table('cell_sites.csv', 'cell_id,site_id,share', cellSiteRows(world));
}

type Field = string | number | boolean | null;

function marketOf(subscribers: number): object {
  const residents = populationRows().reduce((sum, [, , , people]) => sum + people, 0);
  return {
    id: 'london',
    name: 'London (synthetic)',
    country: 'GB',
    timeZone: TIME_ZONE,
    operatorCode: OPERATOR_CODE,
    policy: 'standard',
    firstPeriod: FIRST_DAY,
    holidays: HOLIDAYS,
    operatorShare: Number(Math.min(1, subscribers / residents).toFixed(6)),
  };
}

/** The region, the boroughs with their residents, and the zones (whose residents nobody publishes). */
function areaRows({ zones }: World): readonly (readonly Field[])[] {
  const residents = BOROUGHS.reduce((sum, borough) => sum + borough.residents, 0);
  const km2 = BOROUGHS.reduce((sum, borough) => sum + borough.areaKm2, 0);
  return [
    [regionId, 'Inner London', 'REGION', null, null, null, -0.11, 51.5, Number(km2.toFixed(1)), residents],
    ...BOROUGHS.map((borough) => [
      borough.id,
      borough.name,
      'DISTRICT',
      regionId,
      borough.code,
      BOROUGH_CODE_VINTAGE,
      borough.longitude,
      borough.latitude,
      borough.areaKm2,
      borough.residents,
    ]),
    ...zones.map((zone) => [
      zone.areaId,
      zone.name,
      'ZONE',
      zone.borough,
      zone.h3,
      'H3 resolution 7',
      zone.longitude,
      zone.latitude,
      zone.areaKm2,
      null,
    ]),
  ];
}

function featuresOf({ zones }: World): object {
  return {
    type: 'FeatureCollection',
    features: zones.map(({ areaId, name, h3, ring }) => ({
      type: 'Feature',
      id: areaId,
      properties: { area_id: areaId, name, level: 'ZONE', h3 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  };
}

function siteRows({ sites }: World): readonly (readonly Field[])[] {
  return sites.map(({ siteId, name, kind, longitude, latitude, radiusM, owner, sensitive }) => [
    siteId,
    name,
    kind,
    longitude,
    latitude,
    radiusM,
    owner,
    sensitive,
  ]);
}

function populationRows(): readonly (readonly [string, string, string, number])[] {
  return BOROUGHS.flatMap((borough) =>
    AGE_BANDS.flatMap((ageBand, band) =>
      (['female', 'male'] as const).map(
        (gender) => [borough.id, ageBand, gender, residentsOf(borough, band, gender === 'female' ? 1 : 0)] as const,
      ),
    ),
  );
}

function cellRows({ radio }: World): readonly (readonly Field[])[] {
  const change = STORIES.cellChange.day;
  return radio.cells.map(({ cellId, longitude, latitude, rangeM, validity }) => [
    cellId,
    longitude,
    latitude,
    rangeM,
    validity === 'after' ? change : networkSince,
    validity === 'before' ? change : null,
    technology,
  ]);
}

function cellAreaRows({ zones, radio }: World): readonly (readonly Field[])[] {
  return radio.cells.flatMap(({ cellId, zone, sharedWith }) => {
    const own = zones[zone - 1]?.areaId ?? null;
    const other = zones[sharedWith - 1]?.areaId;
    if (other === undefined) return [[cellId, own, 1]];
    return [
      [cellId, own, OWN_SHARE],
      [cellId, other, Number((1 - OWN_SHARE).toFixed(2))],
    ];
  });
}

function cellSiteRows({ sites, radio }: World): readonly (readonly Field[])[] {
  return radio.cells.flatMap(({ cellId, site }) => (site === 0 ? [] : [[cellId, sites[site - 1]?.siteId ?? null, 1]]));
}

function csvLine(fields: readonly Field[]): string {
  return fields.map((field) => quoted(field === null ? '' : String(field))).join(',');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
