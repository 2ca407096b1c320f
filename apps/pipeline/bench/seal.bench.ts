import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFamilies } from '@passerby/anonymisation/policy';
import { DAYPARTS, listHoursOfDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { DWELL_BANDS } from '@passerby/domain/dwell-band';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName, FamilyPlace, KeyColumn } from '@passerby/domain/family';
import { countCells } from '@passerby/release/family-domain';
import type { DomainAxis, FamilyDomain } from '@passerby/release/family-domain';
import { verifyRelease } from '@passerby/release/verify';
import { listRoamerCountries, policyOf } from '../src/families/market-policy.ts';
import type { ReleaseWindow } from '../src/release/closing-rule.ts';
import { openLedger } from '../src/release/ledger.ts';
import { sealRelease } from '../src/release/seal-release.ts';
import { getSigningKey } from '../src/release/signing-key.ts';

/** Seals one national day, every daily family of 5,000 zones, 350 districts and 500 sites, from made-up exact counts; prints how long each part took. */
const zones = Number(process.argv[2] ?? 5000);
const districts = 350;
const sites = 500;
const day = '2026-10-05';
const window: ReleaseWindow = { kind: 'day', window: { from: day, to: '2026-10-06' }, period: day };
const market = {
  id: 'bench',
  name: 'Bench',
  country: 'GB',
  timeZone: 'Europe/London',
  operatorCode: '234-10',
  policy: 'standard',
  firstPeriod: day,
  holidays: [],
  operatorShare: null,
};

const families = listFamilies(policyOf(market)).filter((family) => getFamilyShape(family).window === 'day');
const home = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
const enclaveFolder = join(home, 'enclave/bench');
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
let stepAt = startedAt;
const manifest = await sealRelease(
  {
    market: market.id,
    policy: policyOf(market),
    enclaveFolder,
    releasesFolder: join(home, 'releases'),
    ledger: openLedger(join(enclaveFolder, 'ledger.jsonl')),
    publicInputs: { market, areas: [], sites: [], population: [] },
    signingKey: getSigningKey(enclaveFolder),
    countFamily: async (family) => {
      const domain = domainOf(family);
      return { domain, counts: new Int32Array(countCells(domain)).fill(7) };
    },
    now: () => new Date(),
    onStep: (step) => {
      const now = performance.now();
      console.log(`${step.padEnd(10)} ${(now - stepAt).toFixed(0).padStart(6)} ms`);
      stepAt = now;
    },
  },
  window,
  families,
);
const seconds = (performance.now() - startedAt) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const cells = manifest.families.reduce((sum, { rows }) => sum + rows, 0);
console.log(
  `${cells.toLocaleString('en')} cells of ${zones} zones sealed in ${seconds.toFixed(2)} s, ` +
    `${((cpu.user + cpu.system) / 1e6).toFixed(2)} s CPU, ${(cells / seconds / 1e6).toFixed(2)} M cells/s, ` +
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
);
const verifiedFrom = performance.now();
await verifyRelease(join(home, 'releases/bench', manifest.id));
console.log(`verified in ${(performance.now() - verifiedFrom).toFixed(0)} ms`);
rmSync(home, { recursive: true });

function domainOf(family: FamilyName): FamilyDomain {
  const { keys, place } = getFamilyShape(family);
  return { family, axes: keys.filter((column) => column !== 'gender').map((column) => axisOf(column, place)) };
}

function axisOf(column: KeyColumn, place: FamilyPlace): DomainAxis {
  switch (column) {
    case 'age_band':
      return { columns: ['age_band', 'gender'], values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]) };
    case 'at':
      return axis(column, listHoursOfDay(day, market.timeZone));
    case 'day':
      return axis(column, [day]);
    case 'daypart':
      return axis(column, DAYPARTS);
    case 'dwell_band':
      return axis(
        column,
        DWELL_BANDS.map(({ label }) => label),
      );
    case 'country':
      return axis(column, listRoamerCountries(market));
    case 'site_id':
      return axis(column, listPlaces('site', sites));
    default:
      return axis(column, place === 'ZONE' ? listPlaces('zone', zones) : listPlaces('district', districts));
  }
}

function listPlaces(kind: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${kind}-${String(index).padStart(5, '0')}`);
}

function axis(column: KeyColumn, values: readonly (string | number)[]): DomainAxis {
  return { columns: [column], values: values.map((value) => [value]) };
}
