import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createEnclave, type OpenOptions } from '../../src/enclave/open-enclave.ts';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { IngestOutcome } from '../../src/ingest/ingest.ts';

/** The key of vectors/draw.json. */
export const TEST_KEY = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
export const NOW = new Date('2026-04-30T12:00:00Z');
export const EVENT_HEADER = 'subscriber_id,cell_id,observed_at,plmn';

/** Files of a small market in London time: two districts, three zones, one site, one sensitive site, four cells, eight people. */
export const SMALL_MARKET: Readonly<Record<string, string>> = {
  'market.json': JSON.stringify({
    id: 'small',
    name: 'Smallville',
    country: 'GB',
    timeZone: 'Europe/London',
    operatorCode: '234-10',
    policy: 'standard',
    firstPeriod: '2026-04-20',
    holidays: [],
  }),
  'areas.csv': lines(
    'area_id,name,level,parent_id,code,code_vintage,longitude,latitude,area_km2,resident_population',
    'R1,Shire,REGION,,,,-0.1,51.5,,',
    'D1,West,DISTRICT,R1,,,-0.12,51.5,,',
    'D2,East,DISTRICT,R1,,,-0.04,51.5,,',
    'Z1,"Hill, upper",ZONE,D1,,,-0.14,51.5,5,9000',
    'Z2,Green,ZONE,D1,,,-0.10,51.5,5,9000',
    'Z3,Side,ZONE,D2,,,-0.04,51.5,,',
  ),
  'sites.csv': lines(
    'site_id,name,kind,longitude,latitude,radius_m,owner,sensitive',
    'clinic,Clinic,OTHER,-0.14,51.5,500,,true',
    'mall,Mall,MALL,-0.14,51.5,300,Mall Co,false',
  ),
  'cells.csv': lines(
    'cell_id,longitude,latitude,range_m,valid_from,valid_to,technology',
    'C1,-0.14,51.5,600,2025-01-01,,4G',
    'C2,-0.12,51.5,600,,,4G',
    'C3,-0.04,51.5,600,2025-01-01,2026-04-21,3G',
    'C3,-0.05,51.5,600,2026-04-21T12:00:00+01:00,,4G',
  ),
  'population.csv': lines('area_id,age_band,gender,population', 'D1,25-34,female,1200', 'D2,75+,male,800'),
  'subscribers.csv': lines(
    'subscriber_id,birth_year,gender,consent,consent_at',
    't01,1996,female,CONTRACT,2025-01-01T00:00:00Z',
    't05,2002,male,CONTRACT,',
    'late,1980,male,CONTRACT,2026-04-21T10:00:00+01:00',
    'none,1975,female,NONE,',
    'child,2014,female,CONTRACT,',
    'objector,1988,male,CONTRACT,',
    'returner,1988,other,CONTRACT,',
    'unknown,,,CONTRACT,',
  ),
  'objections.csv': lines(
    'subscriber_id,effective_at,kind',
    'objector,2026-04-21T12:00:00+01:00,OBJECTION',
    'objector,2026-04-21T12:00:00+01:00,RETURN',
    'returner,2026-04-20T12:00:00Z,WITHDRAWAL',
    'returner,2026-04-21T12:00:00Z,RETURN',
    'roamer-out,2026-04-20T00:00:00Z,OBJECTION',
  ),
  'events/date=2026-04-21/part-0.csv': lines(EVENT_HEADER, 't01,C1,2026-04-21T09:00:00Z,234-10', 't05,C2,1776762000000,234-10'),
};

/** A landing folder and a PASSERBY_HOME below one temporary folder. */
export interface LandingFolder {
  readonly dir: string;
  readonly home: string;
  /** Writes files by their path below the folder; `.gz` ones are compressed, null removes. */
  write(files: Readonly<Record<string, string | null>>): void;
  /** Opens the enclave, ingests and hands the enclave over, then closes it. */
  ingest<Result>(look: (enclave: Enclave, outcome: IngestOutcome) => Promise<Result>, now?: Date): Promise<Result>;
  remove(): void;
}

/** Makes the small market, with files changed or (null) left out. */
export function makeLandingFolder(
  changes: Readonly<Record<string, string | null>> = {},
  options: OpenOptions = {},
): LandingFolder {
  const root = mkdtempSync(join(tmpdir(), 'passerby-ingest-'));
  const dir = join(root, 'landing');
  const home = join(root, 'home');
  const folder: LandingFolder = {
    dir,
    home,
    write(files) {
      for (const [name, text] of Object.entries(files)) writeOne(join(dir, name), text);
    },
    async ingest(look, now = NOW) {
      const enclave = await createEnclave(home, readMarketFile(join(dir, 'market.json')), { ...options, testKey: TEST_KEY });
      try {
        return await look(enclave, await ingest(enclave, dir, { now }));
      } finally {
        await enclave.close();
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  folder.write({ ...SMALL_MARKET, ...changes });
  return folder;
}

/** Rows of text with a line break after each. */
export function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

function writeOne(path: string, text: string | null): void {
  if (text === null) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith('.gz') ? gzipSync(text) : text);
}
