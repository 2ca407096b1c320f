import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listDays } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';

/** The key of every enclave of a torture, so that draws and pseudonyms are those of the reference run. */
export const TORTURE_KEY = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
export const TORTURE_MARKET = 'torture';
/** Eight days: seven close and end a week, the eighth is what the seventh waits for. */
export const TORTURE_DAYS: readonly LocalDay[] = listDays('2026-04-20', '2026-04-28');

const subscribers = 40;
const filesPerDay = 2;
const eventsPerFile = 12;

/** Writes the reference files of a small market; its days come one by one. */
export function writeTortureMarket(dir: string): void {
  const market = {
    id: TORTURE_MARKET,
    name: 'Torture',
    country: 'GB',
    timeZone: 'Europe/London',
    operatorCode: '234-10',
    policy: 'standard',
    firstPeriod: '2026-04-20',
    holidays: [],
  };
  const files: Readonly<Record<string, readonly string[]>> = {
    'market.json': [JSON.stringify(market)],
    'areas.csv': [
      'area_id,name,level,parent_id,longitude,latitude',
      'D1,West,DISTRICT,,-0.12,51.5',
      'D2,East,DISTRICT,,-0.04,51.5',
      'Z1,Hill,ZONE,D1,-0.14,51.5',
      'Z2,Green,ZONE,D1,-0.10,51.5',
      'Z3,Side,ZONE,D2,-0.04,51.5',
    ],
    'sites.csv': ['site_id,name,kind,longitude,latitude,radius_m,owner,sensitive', 'mall,Mall,MALL,-0.14,51.5,300,Mall Co,false'],
    'cells.csv': ['cell_id,longitude,latitude,range_m', 'C1,-0.14,51.5,600', 'C2,-0.10,51.5,600', 'C3,-0.04,51.5,600'],
    'population.csv': ['area_id,age_band,gender,population', 'D1,25-34,female,1200'],
    'subscribers.csv': [
      'subscriber_id,birth_year,gender,consent,consent_at',
      ...listSubscribers().map((id, index) => `${id},${1950 + index},${index % 2 === 0 ? 'female' : 'male'},CONTRACT,`),
    ],
    'objections.csv': ['subscriber_id,effective_at,kind', 's007,2026-04-22T12:00:00Z,OBJECTION'],
  };
  for (const [name, lines] of Object.entries(files)) writeFinished(join(dir, name), lines);
}

/** Writes one day's event files, each whole under another name and then renamed (apps/pipeline/README.md, Landing). */
export function writeTortureDay(dir: string, day: LocalDay): readonly string[] {
  return Array.from({ length: filesPerDay }, (_, file) => {
    const name = `events/date=${day}/part-${file}.csv`;
    writeFinished(join(dir, name), ['subscriber_id,cell_id,observed_at,plmn', ...listRows(day, file)]);
    return name;
  });
}

/** Stays, trips, a duplicate of every seventh row, a bad row and a roamer. */
function listRows(day: LocalDay, file: number): readonly string[] {
  const rows = listSubscribers().flatMap((id, index) =>
    Array.from({ length: eventsPerFile }, (_, event) => {
      const minutes = file * 720 + event * 55 + (index % 11);
      const clock = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
      const cell = `C${1 + ((index + Math.floor(event / 4) + Number(day.slice(-1))) % 3)}`;
      return `${id},${cell},${day}T${clock}:00Z,234-10`;
    }),
  );
  const bad = [`s001,C9,${day}T10:00:00Z,234-10`, `s002,C1,garbage,234-10`];
  const roamer = Array.from({ length: 4 }, (_, event) => `french,C2,${day}T${pad(8 + file * 12 + event)}:30:00Z,208-01`);
  return [...rows, ...rows.filter((_, index) => index % 7 === 0), ...bad, ...roamer];
}

function listSubscribers(): readonly string[] {
  return Array.from({ length: subscribers }, (_, index) => `s${String(index).padStart(3, '0')}`);
}

function writeFinished(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, `${lines.join('\n')}\n`);
  renameSync(`${path}.part`, path);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
