import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { DWELL_BANDS } from '@passerby/domain/dwell-band';
import type { RationalPair } from '@passerby/anonymisation/rational';
import { countCells } from '../src/family-domain.ts';
import type { DomainAxis, FamilyDomain } from '../src/family-domain.ts';
import { publishRelease } from '../src/publish.ts';
import { openReleaseWriter } from '../src/writer.ts';
import type { NoisyFamily, PublicInputs, ReleaseDraft } from '../src/writer.ts';

export const key: KeyObject = generateKeyPairSync('ed25519').privateKey;

/** A folder that is removed when the test has ended. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'passerby-release-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export const publicInputs: PublicInputs = {
  market: {
    id: 'toy',
    name: 'Toytown',
    country: 'GB',
    timeZone: 'Europe/London',
    operatorCode: '234-10',
    policy: 'standard',
    firstPeriod: '2026-10-05',
    holidays: [],
    operatorShare: null,
  },
  areas: ['D1', 'Z1', 'Z2', 'Z3'].map((areaId) => ({
    areaId,
    name: areaId,
    level: areaId === 'D1' ? 'DISTRICT' : 'ZONE',
    parentId: areaId === 'D1' ? null : 'D1',
    code: null,
    codeVintage: null,
    longitude: 0,
    latitude: 51,
    areaKm2: 1,
    residentPopulation: null,
  })),
  sites: ['S1', 'S2', 'S3'].map((siteId) => ({
    siteId,
    name: siteId,
    kind: 'SHOP',
    longitude: 0,
    latitude: 51,
    radiusM: 100,
    owner: null,
    sensitive: siteId === 'S3',
  })),
  population: [{ areaId: 'D1', ageBand: '25-34', gender: 'female', population: 1000 }],
};

export function presenceDomain(day: string): FamilyDomain {
  const start = Date.parse(`${day}T00:00:00+01:00`) / 1000;
  return {
    family: 'presence-zone-hour-demo',
    axes: [
      axis('area_id', ['Z1', 'Z2', 'Z3']),
      axis(
        'at',
        Array.from({ length: 24 }, (_, hour) => start + hour * 3600),
      ),
      { columns: ['age_band', 'gender'], values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]) },
    ],
  };
}

export function dwellDomain(day: string): FamilyDomain {
  return {
    family: 'dwell-site-day',
    axes: [
      axis('site_id', ['S1', 'S2']),
      axis('day', [day]),
      axis(
        'dwell_band',
        DWELL_BANDS.map(({ label }) => label),
      ),
    ],
  };
}

const cellOfZero = 4;

/** One count a cell: its position plus 1, negative for every third, so that each cell can be told from the others; one is zero. */
export function numberedCounts(domain: FamilyDomain): Int32Array {
  return Int32Array.from({ length: countCells(domain) }, (_, cell) => {
    if (cell === cellOfZero) return 0;
    return cell % 3 === 0 ? -(cell + 1) : cell + 1;
  });
}

export function noisyFamily(domain: FamilyDomain, sigma2: RationalPair = [2100, 1]): NoisyFamily {
  return { domain, noisy: numberedCounts(domain), terms: { cap: 'made up', d2: [24, 1], rho: [4, 700], sigma2, delta: 0 } };
}

export function dayDraft(day: string): ReleaseDraft {
  return {
    market: 'toy',
    period: '2026-10-05',
    kind: 'day',
    window: { from: day, to: addDays(day, 1) },
    guarantee: { rhoPerPeriod: 1, epsilon: 7.77, delta: 1e-6, worstCaseAuc: 0.841, unit: 'every row of one subscriber' },
    policy: 'standard',
    methodVersion: '1',
    code: '1.0.0',
    unprotectedQuantities: [],
    ledgerHead: 'a'.repeat(64),
    createdAt: `${addDays(day, 2)}T06:00:00Z`,
  };
}

/** Publishes a day release of made-up noisy counts below `home/releases`; returns its folder. */
export async function publishDay(home: string, day: string, families?: readonly NoisyFamily[]): Promise<string> {
  const stagingFolder = join(home, 'staging', `day-${day}`);
  const writer = openReleaseWriter(stagingFolder);
  for (const family of families ?? [noisyFamily(presenceDomain(day)), noisyFamily(dwellDomain(day))])
    await writer.addFamily(family);
  const { manifest } = writer.seal(dayDraft(day), { publicInputs, privateKey: key });
  return publishRelease({ stagingFolder, releasesFolder: join(home, 'releases'), market: 'toy', id: manifest.id, key });
}

function axis(column: DomainAxis['columns'][number], values: readonly (string | number)[]): DomainAxis {
  return { columns: [column], values: values.map((value) => [value]) };
}
