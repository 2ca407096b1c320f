import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { World } from './world.ts';
import { farMs } from './world.ts';

/** Writes a world as a landing folder (measures.md 1); the rows of an event file stand in the order of their lines. */
export function writeLanding(world: World, folder: string): void {
  const write = (path: string, lines: readonly (readonly (string | number | boolean)[])[]): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${lines.map((line) => line.join(',')).join('\n')}\n`);
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'market.json'), JSON.stringify(world.market));
  write('areas.csv', [
    ['area_id', 'name', 'level', 'parent_id', 'code', 'code_vintage', 'longitude', 'latitude', 'area_km2', 'resident_population'],
    ['R', 'R', 'REGION', '', '', '', 0, 51.5, '', ''],
    ...world.districts.map((id) => [id, id, 'DISTRICT', 'R', '', '', 0, 51.5, '', '']),
    ...world.zones.map((zone) => [zone.id, zone.id, 'ZONE', zone.district, '', '', zone.longitude, zone.latitude, '', '']),
  ]);
  write('sites.csv', [
    ['site_id', 'name', 'kind', 'longitude', 'latitude', 'radius_m', 'owner', 'sensitive'],
    ...world.sites.map(({ id, zone }) => {
      const centre = world.zones.find((one) => one.id === zone);
      return [id, id, 'SHOP', centre?.longitude ?? 0, centre?.latitude ?? 0, 100, '', false];
    }),
  ]);
  write('cells.csv', [
    ['cell_id', 'longitude', 'latitude', 'range_m', 'valid_from', 'valid_to', 'technology'],
    ...world.cells.map((cell) => [
      cell.id,
      cell.longitude,
      cell.latitude,
      cell.rangeM,
      new Date(cell.fromMs).toISOString(),
      cell.toMs === farMs ? '' : new Date(cell.toMs).toISOString(),
      '4G',
    ]),
  ]);
  // what a cell serves does not depend on the row
  const cells = [...new Map(world.cells.map((cell) => [cell.id, cell])).values()];
  write('cell_areas.csv', [
    ['cell_id', 'area_id', 'share'],
    ...cells.flatMap((cell) => Object.entries(cell.zones).map(([zone, share]) => [cell.id, zone, share])),
  ]);
  write('cell_sites.csv', [
    ['cell_id', 'site_id', 'share'],
    ...cells.flatMap((cell) => Object.entries(cell.sites).map(([site, share]) => [cell.id, site, share])),
  ]);
  write('population.csv', [['area_id', 'age_band', 'gender', 'population']]);
  write('subscribers.csv', [
    ['subscriber_id', 'birth_year', 'gender', 'consent', 'consent_at'],
    ...Object.entries(world.people).map(([id, { birthYear, gender, consentFromMs }]) => [
      id,
      birthYear === 0 ? '' : birthYear,
      gender,
      'CONTRACT',
      consentFromMs === undefined ? '' : new Date(consentFromMs).toISOString(),
    ]),
    ['nobody', 1980, 'male', 'CONTRACT', ''],
  ]);
  write('objections.csv', [
    ['subscriber_id', 'effective_at', 'kind'],
    ...world.objections.map(({ id, ms, kind }) => [id, new Date(ms).toISOString(), kind]),
  ]);
  for (const day of world.days) {
    const files = new Set(world.events.map(({ file }) => file).filter((file) => file.startsWith(`events/date=${day}/`)));
    for (const file of files.size === 0 ? [`events/date=${day}/part-0.csv`] : files) {
      const rows = world.events.filter((event) => event.file === file).toSorted((one, other) => one.line - other.line);
      write(file, [
        ['subscriber_id', 'cell_id', 'observed_at', 'plmn'],
        ...rows.map((event) => [event.id, event.cell, event.ms, event.plmn]),
      ]);
    }
  }
}
