import { createCipheriv } from 'node:crypto';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { insertRows } from '../../src/engine/insert-rows.ts';
import { Draws } from './draw.ts';
import type { World, WorldCell } from './world.ts';
import { cellAt, longAgoMs } from './world.ts';

/** Puts a world's rows into an enclave's input tables as ingestion would (enclave/schema.sql), without its files. */
export async function loadWorld({ engine, key }: Enclave, world: World): Promise<void> {
  const draws = new Draws(world.key);
  const numbered = (ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id, index) => [id, index + 1]));
  const districts = numbered(world.districts);
  const zones = numbered(world.zones.map(({ id }) => id));
  const sites = numbered(world.sites.map(({ id }) => id));
  const numberOf = (cell: WorldCell): number => world.cells.indexOf(cell) + 1;
  const files = numbered([...new Set(world.events.map(({ file }) => file))]);
  const subscribers = [...new Set([...Object.keys(world.people), ...world.events.map(({ id }) => id)])];
  const insert = (table: string, structure: string, rows: readonly Readonly<Record<string, string | number | bigint>>[]) =>
    insertRows(engine, { table, structure }, rows);
  await insert(
    'districts',
    'district UInt16, area_id String',
    world.districts.map((id) => ({ district: districts.get(id) ?? 0, area_id: id })),
  );
  await insert(
    'zones',
    'zone UInt16, area_id String, district UInt16, longitude Float64, latitude Float64',
    world.zones.map((zone) => ({
      zone: zones.get(zone.id) ?? 0,
      area_id: zone.id,
      district: districts.get(zone.district) ?? 0,
      longitude: zone.longitude,
      latitude: zone.latitude,
    })),
  );
  await insert(
    'sites',
    'site UInt16, site_id String, zone UInt16',
    world.sites.map((site) => ({ site: sites.get(site.id) ?? 0, site_id: site.id, zone: zones.get(site.zone) ?? 0 })),
  );
  await insert(
    'cells',
    'cell UInt32, cell_id String, longitude Float64, latitude Float64, range_m Float64, valid_from_ms Int64, valid_to_ms Int64',
    world.cells.map((cell) => ({
      cell: numberOf(cell),
      cell_id: cell.id,
      longitude: cell.longitude,
      latitude: cell.latitude,
      range_m: cell.rangeM,
      valid_from_ms: cell.fromMs,
      valid_to_ms: cell.toMs,
    })),
  );
  await insert(
    'cell_zones',
    'cell UInt32, zone UInt16, share Float64',
    world.cells.flatMap((cell) =>
      Object.entries(cell.zones).map(([zone, share]) => ({ cell: numberOf(cell), zone: zones.get(zone) ?? 0, share })),
    ),
  );
  await insert(
    'cell_sites',
    'cell UInt32, site UInt16, share Float64',
    world.cells.flatMap((cell) =>
      Object.entries(cell.sites).map(([site, share]) => ({ cell: numberOf(cell), site: sites.get(site) ?? 0, share })),
    ),
  );
  await insert('people', 'subscriber UInt64, birth_year Int16, gender String, consent_from_ms Int64', [
    ...Object.entries(world.people).map(([id, person]) => ({
      subscriber: draws.pseudonym(id),
      birth_year: person.birthYear,
      gender: person.gender === '' ? 'unknown' : person.gender,
      consent_from_ms: person.consentFromMs ?? longAgoMs,
    })),
    { subscriber: draws.pseudonym('nobody'), birth_year: 1980, gender: 'male', consent_from_ms: longAgoMs },
  ]);
  await insert(
    'consent',
    'subscriber UInt64, effective_ms Int64, kind String',
    world.objections.map(({ id, ms, kind }) => ({ subscriber: draws.pseudonym(id), effective_ms: ms, kind })),
  );
  await engine.run(
    'INSERT INTO identities SELECT pair.1, unhex(pair.2) FROM (SELECT arrayJoin(arrayZip({subscribers:Array(UInt64)}, {sealed:Array(String)})) AS pair)',
    {
      subscribers: subscribers.map((id) => draws.pseudonym(id)),
      sealed: subscribers.map((id) => seal(key, id)),
    },
  );
  await insert(
    'files',
    'file UInt32, path String, day Date, content_sha256 String, rows UInt64, accepted UInt64, rejected UInt64, loaded_ms Int64',
    [...files].map(([path, file]) => ({
      file,
      path,
      day: path.slice('events/date='.length, 'events/date='.length + 10),
      content_sha256: path,
      rows: 0,
      accepted: 0,
      rejected: 0,
      loaded_ms: 0,
    })),
  );
  await insert(
    'events',
    'subscriber UInt64, observed_ms Int64, cell UInt32, plmn String, is_registered UInt8, file UInt32, line UInt32, day Date',
    world.events.map((event) => ({
      subscriber: draws.pseudonym(event.id),
      observed_ms: event.ms,
      cell: numberOf(cellAt(world, event.cell, event.ms)),
      plmn: event.plmn,
      is_registered: world.people[event.id] === undefined ? 0 : 1,
      file: files.get(event.file) ?? 0,
      line: event.line,
      day: event.file.slice('events/date='.length, 'events/date='.length + 10),
    })),
  );
}

/** As identities are sealed: nonce, ciphertext, tag of AES-256-GCM under the enclave key, in hex. */
function seal(key: Uint8Array, id: string): string {
  const nonce = Buffer.alloc(12, id);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(id, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('hex');
}
