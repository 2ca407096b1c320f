import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, listDays, listHoursOfDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { countCells } from '../src/family-domain.ts';
import type { FamilyDomain } from '../src/family-domain.ts';
import { publishRelease } from '../src/publish.ts';
import { openReleaseWriter } from '../src/writer.ts';
import type { PublicInputs } from '../src/writer.ts';

export const TIME_ZONE = 'Europe/London';
export const FIRST_DAY = '2026-10-05';
const id = 'bench';

/** A market of presence by zone, hour and demo group, released day by day with made-up noisy counts. */
export interface BenchMarket {
  readonly folders: { readonly releasesFolder: string; readonly servingFolder: string; readonly market: string };
  readonly zoneIds: readonly string[];
  /** Cells of all releases together. */
  readonly cells: number;
  /** Writes, signs and publishes the releases. */
  release(): Promise<void>;
  remove(): void;
}

/** Lays out a market below a temporary folder. */
export function makeBenchMarket({ zones, days }: { readonly zones: number; readonly days: number }): BenchMarket {
  const home = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
  const folders = { releasesFolder: join(home, 'releases'), servingFolder: join(home, 'serving'), market: id };
  const zoneIds = Array.from({ length: zones }, (_, index) => `zone-${String(index).padStart(5, '0')}`);
  const released = listDays(FIRST_DAY, addDays(FIRST_DAY, days)).map((day) => domainOf(day, zoneIds));
  const key = generateKeyPairSync('ed25519').privateKey;
  return {
    folders,
    zoneIds,
    cells: released.reduce((sum, domain) => sum + countCells(domain), 0),
    async release() {
      for (const [index, domain] of released.entries()) {
        const day = addDays(FIRST_DAY, index);
        const stagingFolder = join(home, 'staging', day);
        const writer = openReleaseWriter(stagingFolder);
        const noisy = Int32Array.from({ length: countCells(domain) }, (_, cell) => ((cell * 7919) % 1201) - 150);
        await writer.addFamily({ domain, noisy, terms: { cap: id, d2: [24, 1], rho: [1, 175], sigma2: [2100, 1], delta: 0 } });
        const { manifest } = writer.seal(draftOf(day), { publicInputs: inputsOf(zoneIds), privateKey: key });
        publishRelease({ stagingFolder, releasesFolder: folders.releasesFolder, market: id, id: manifest.id, key });
      }
    },
    remove: () => rmSync(home, { recursive: true }),
  };
}

function domainOf(day: string, zoneIds: readonly string[]): FamilyDomain {
  return {
    family: 'presence-zone-hour-demo',
    axes: [
      { columns: ['area_id'], values: zoneIds.map((zone) => [zone]) },
      { columns: ['at'], values: listHoursOfDay(day, TIME_ZONE).map((at) => [at]) },
      { columns: ['age_band', 'gender'], values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]) },
    ],
  };
}

function draftOf(day: string) {
  return {
    market: id,
    period: FIRST_DAY,
    kind: 'day',
    window: { from: day, to: addDays(day, 1) },
    guarantee: { rhoPerPeriod: 1, epsilon: 7.77, delta: 1e-6, worstCaseAuc: 0.841, unit: id },
    policy: 'standard',
    methodVersion: '1',
    code: id,
    unprotectedQuantities: [],
    ledgerHead: '',
    createdAt: `${day}T00:00:00Z`,
  } as const;
}

function inputsOf(zoneIds: readonly string[]): PublicInputs {
  const unknown = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
  return {
    market: {
      id,
      name: 'Bench',
      country: 'GB',
      timeZone: TIME_ZONE,
      operatorCode: '234-10',
      policy: 'standard',
      firstPeriod: FIRST_DAY,
      holidays: [],
      operatorShare: null,
    },
    areas: zoneIds.map((areaId) => ({
      areaId,
      name: areaId,
      level: 'ZONE',
      parentId: null,
      longitude: 0,
      latitude: 51,
      ...unknown,
    })),
    sites: [],
    population: [],
  };
}
