import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { readPublicInputs } from '../../src/enclave/public-inputs.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { lines, makeLandingFolder, NOW, SMALL_MARKET } from './landing-folder.ts';
import type { LandingFolder } from './landing-folder.ts';

let folder: LandingFolder;
let enclave: Enclave;

beforeAll(async () => {
  folder = makeLandingFolder();
  enclave = await createEnclave(folder.home, readMarketFile(`${folder.dir}/market.json`));
});

afterAll(async () => {
  await enclave.close();
  folder.remove();
});

/** A file of the small market with one text replaced. */
function changed(name: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = SMALL_MARKET[name] ?? '';
  expect(text).toContain(from);
  return { [name]: text.replace(from, to) };
}

const broken: readonly (readonly [what: string, files: () => Readonly<Record<string, string | null>>, message: string])[] = [
  ['no areas', () => ({ 'areas.csv': null }), 'areas.csv is missing'],
  ['two forms of one table', () => ({ 'areas.csv.gz': SMALL_MARKET['areas.csv'] ?? '' }), 'areas.csv and areas.csv.gz; keep one'],
  ['an empty file', () => ({ 'areas.csv': '' }), 'areas.csv, line 1: there is no header row'],
  [
    'a column missing',
    () => changed('areas.csv', 'area_id,name,level', 'area_id,name,grade'),
    'areas.csv, line 1: no column "level"',
  ],
  ['a column twice', () => changed('areas.csv', 'area_id,name', 'name,name'), 'areas.csv, line 1: column "name" is there twice'],
  ['too many columns', () => changed('areas.csv', 'Z2,Green', 'Z2,Green,x'), 'areas.csv, line 6: the number of columns'],
  ['an area twice', () => changed('areas.csv', 'Z2,', 'Z1,'), 'areas.csv, line 6: area_id "Z1" is there already on line 5'],
  [
    'an unknown level',
    () => changed('areas.csv', 'ZONE', 'TILE'),
    'areas.csv, line 5: level must be one of REGION, DISTRICT, ZONE, not "TILE"',
  ],
  [
    'a position off the map',
    () => changed('areas.csv', '-0.14,51.5', '-0.14,151.5'),
    'areas.csv, line 5: latitude must be a number from -90 to 90, not "151.5"',
  ],
  [
    'a position that is no number',
    () => changed('areas.csv', '-0.14,51.5', 'east,51.5'),
    'longitude must be a number from -180 to 180, not "east"',
  ],
  ['an unknown parent', () => changed('areas.csv', 'ZONE,D2', 'ZONE,D9'), 'areas.csv, line 7: parent_id "D9" is no area'],
  [
    'a parent that is finer',
    () => changed('areas.csv', 'DISTRICT,R1', 'DISTRICT,Z1'),
    'areas.csv, line 3: parent_id "Z1" is a ZONE, which cannot hold a DISTRICT',
  ],
  [
    'no zone',
    () => ({ 'areas.csv': lines('area_id,name,level,longitude,latitude', 'R,Shire,REGION,0,0') }),
    'has 0 areas of level ZONE',
  ],
  ['an unknown kind of site', () => changed('sites.csv', 'MALL', 'BAZAAR'), 'sites.csv, line 3: kind must be one of'],
  [
    'a site that may be sensitive',
    () => changed('sites.csv', 'false', 'maybe'),
    'sites.csv, line 3: sensitive must be one of true, false, not "maybe"',
  ],
  ['a site without a radius', () => changed('sites.csv', ',300,', ',,'), 'sites.csv, line 3: radius_m is empty'],
  [
    'a cell without a range',
    () => changed('cells.csv', 'C2,-0.12,51.5,600', 'C2,-0.12,51.5,-1'),
    'cells.csv, line 3: range_m must be a number from 0',
  ],
  [
    'a validity that is no date',
    () => changed('cells.csv', '2026-04-21,3G', '21/04/2026,3G'),
    'cells.csv, line 4: valid_to must be a date or an instant with offset, not "21/04/2026"',
  ],
  [
    'a validity that ends first',
    () => changed('cells.csv', '2025-01-01,2026-04-21', '2025-01-01,2024-04-21'),
    'cells.csv, line 4: valid_to "2024-04-21" must be later',
  ],
  [
    'validities that overlap',
    () => changed('cells.csv', '2026-04-21T12:00:00+01:00', '2026-04-20'),
    'cells.csv, line 5: cell_id "C3" is valid at the same time as on line 4',
  ],
  [
    'a zone that is none',
    () => ({ 'cell_areas.csv': lines('cell_id,area_id,share', 'C1,D1,1') }),
    'cell_areas.csv, line 2: area_id "D1" is no zone',
  ],
  [
    'a cell that is none',
    () => ({ 'cell_areas.csv': lines('cell_id,area_id,share', 'C9,Z1,1') }),
    'cell_areas.csv, line 2: cell_id "C9" is no cell',
  ],
  [
    'a share of nothing',
    () => ({ 'cell_areas.csv': lines('cell_id,area_id,share', 'C1,Z1,0') }),
    'cell_areas.csv, line 2: share must be greater than 0',
  ],
  [
    'shares beyond one',
    () => ({ 'cell_areas.csv': lines('cell_id,area_id,share', 'C1,Z1,.6', 'C1,Z2,.6') }),
    'line 3: the shares of cell_id "C1" sum to more than 1',
  ],
  [
    'a site that is none',
    () => ({ 'cell_sites.csv': lines('cell_id,site_id,share', 'C1,shop,1') }),
    'cell_sites.csv, line 2: site_id "shop" is no site',
  ],
  ['people of no district', () => changed('population.csv', 'D2', 'Z3'), 'population.csv, line 3: area_id "Z3" is no district'],
  ['an unknown age band', () => changed('population.csv', '75+', '75-99'), 'population.csv, line 3: age_band must be one of'],
  ['no consent register', () => ({ 'subscribers.csv': null }), 'without a consent register nothing is read'],
  ['no objections', () => ({ 'objections.csv': null }), 'objections.csv is missing'],
  ['a subscriber without id', () => changed('subscribers.csv', 't05,', ','), 'subscribers.csv, line 3: subscriber_id is empty'],
  [
    'a subscriber twice',
    () => changed('subscribers.csv', 't05,', 't01,'),
    'subscribers, line 3: the subscriber_id is there already on line 2',
  ],
  [
    'a birth year that is none',
    () => changed('subscribers.csv', '2002', 'MMII'),
    'subscribers.csv, line 3: birth_year must be a year',
  ],
  [
    'an unknown consent',
    () => changed('subscribers.csv', 'NONE', 'PERHAPS'),
    'subscribers.csv, line 5: consent must be CONTRACT or NONE',
  ],
  [
    'a consent from nowhen',
    () => changed('subscribers.csv', '2025-01-01T00:00:00Z', 'yesterday'),
    'subscribers.csv, line 2: consent_at must be an instant',
  ],
  [
    'an objection from nowhen',
    () => changed('objections.csv', '2026-04-20T12:00:00Z', 'soon'),
    'objections.csv, line 4: effective_at must be an instant',
  ],
  [
    'an unknown kind of objection',
    () => changed('objections.csv', 'WITHDRAWAL', 'COMPLAINT'),
    'objections.csv, line 4: kind must be OBJECTION, WITHDRAWAL or RETURN',
  ],
  [
    'a folder of no day',
    () => ({ 'events/date=2026-02-30/a.csv': 'x' }),
    'events/date=2026-02-30: "2026-02-30" is not a calendar day',
  ],
  ['a geometry that is no JSON', () => ({ 'areas.geojson': '{' }), 'areas.geojson is not JSON'],
  [
    'an outline that is not closed',
    () => ({
      'areas.geojson': JSON.stringify({
        features: [
          {
            id: 'Z1',
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [1, 0],
                  [1, 1],
                  [0, 1],
                ],
              ],
            },
          },
        ],
      }),
    }),
    'areas.geojson: the outline of "Z1"',
  ],
];

test.each(broken)('%s is named, and nothing is taken', async (_, files, message) => {
  const bad = makeLandingFolder(files());
  const refusal = await ingest(enclave, bad.dir, { now: NOW }).then(
    () => undefined,
    (error: unknown) => error,
  );
  bad.remove();
  expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(message) });
  expect(String(refusal)).not.toMatch(/t01|t05|MMII/);
  expect(
    await enclave.engine.rows('SELECT 1 AS one FROM files UNION ALL SELECT 1 FROM zones UNION ALL SELECT 1 FROM people'),
  ).toEqual([]);
});

test.each([
  ['id', 'Small!', 'id: must be lower-case'],
  ['country', 'UK1', 'country: must be ISO 3166-1'],
  ['timeZone', 'Mars/Olympus', 'timeZone: must be an IANA time zone'],
  ['timeZone', 'Australia/Lord_Howe', 'timeZone: moves its clocks by less than an hour'],
  ['operatorCode', '23410', 'operatorCode: must be mcc-mnc'],
  ['firstPeriod', '2026-04-21', 'firstPeriod: must be a Monday'],
  ['holidays', ['today'], 'holidays.0'],
  ['operatorShare', 2, 'operatorShare'],
])('market.json with a wrong %s says so', (field, value, message) => {
  const market = { ...(JSON.parse(SMALL_MARKET['market.json'] ?? '') as Record<string, unknown>), [field]: value };
  const bad = makeLandingFolder({ 'market.json': JSON.stringify(market) });
  expect(() => readMarketFile(`${bad.dir}/market.json`)).toThrow(message);
  bad.remove();
});

test('places are numbered by id, cells served by position where no file says it, sensitive sites are nowhere', async () => {
  await ingest(enclave, folder.dir, { now: NOW });
  const { engine } = enclave;
  expect(await engine.rows('SELECT zone, area_id, district FROM zones ORDER BY zone')).toEqual([
    { zone: 1, area_id: 'Z1', district: 1 },
    { zone: 2, area_id: 'Z2', district: 1 },
    { zone: 3, area_id: 'Z3', district: 2 },
  ]);
  expect(await engine.rows('SELECT site, site_id, zone FROM sites')).toEqual([{ site: 1, site_id: 'mall', zone: 1 }]);
  // C2 lies midway between Z1 and Z2: the first by id
  expect(await engine.rows('SELECT cell_id, zone, share FROM cell_zones INNER JOIN cells USING cell ORDER BY cell')).toEqual([
    { cell_id: 'C1', zone: 1, share: 1 },
    { cell_id: 'C2', zone: 1, share: 1 },
    { cell_id: 'C3', zone: 3, share: 1 },
    { cell_id: 'C3', zone: 3, share: 1 },
  ]);
  expect(await engine.rows('SELECT cell, site, share FROM cell_sites')).toEqual([{ cell: 1, site: 1, share: 1 }]);
  const { areas, sites, population } = readPublicInputs(enclave.folder);
  expect(areas.map(({ areaId }) => areaId)).toEqual(['D1', 'D2', 'R1', 'Z1', 'Z2', 'Z3']);
  expect(areas[3]).toMatchObject({ name: 'Hill, upper', level: 'ZONE', parentId: 'D1', areaKm2: 5, residentPopulation: 9000 });
  expect(sites.map(({ siteId }) => siteId)).toEqual(['mall']);
  expect(population).toHaveLength(2);
});

test('a cell keeps its number when the plan changes, and shares are taken as given', async () => {
  const later = makeLandingFolder({
    'cells.csv': lines('cell_id,longitude,latitude,range_m,valid_from', 'C0,-0.14,51.5,600,', 'C2,-0.12,51.5,700,'),
    'cell_areas.csv': lines('cell_id,area_id,share', 'C0,Z2,.25', 'C0,Z1,.5'),
    'cell_sites.csv': lines('cell_id,site_id,share', 'C0,mall,.5', 'C2,clinic,1'),
    'events/date=2026-04-21/part-0.csv': null,
  });
  await ingest(enclave, later.dir, { now: NOW });
  later.remove();
  const { engine } = enclave;
  const cells = await engine.rows(
    'SELECT cell, cell_id, range_m, valid_from_ms < valid_to_ms AS is_used FROM cells ORDER BY cell',
  );
  expect(cells).toEqual([
    { cell: 1, cell_id: 'C1', range_m: 600, is_used: 0 },
    { cell: 2, cell_id: 'C2', range_m: 700, is_used: 1 },
    { cell: 3, cell_id: 'C3', range_m: 600, is_used: 0 },
    { cell: 4, cell_id: 'C3', range_m: 600, is_used: 0 },
    { cell: 5, cell_id: 'C0', range_m: 600, is_used: 1 },
  ]);
  expect(await engine.rows('SELECT cell, zone, share FROM cell_zones ORDER BY cell, zone')).toEqual([
    { cell: 1, zone: 1, share: 1 },
    { cell: 3, zone: 3, share: 1 },
    { cell: 4, zone: 3, share: 1 },
    { cell: 5, zone: 1, share: 0.5 },
    { cell: 5, zone: 2, share: 0.25 },
  ]);
  expect(await engine.rows('SELECT cell, site, share FROM cell_sites ORDER BY cell')).toEqual([
    { cell: 1, site: 1, share: 1 },
    { cell: 5, site: 1, share: 0.5 },
  ]);
});
