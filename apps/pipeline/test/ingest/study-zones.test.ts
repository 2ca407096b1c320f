import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enclaveFolder } from '../../src/enclave/open-enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { readPublicInputs } from '../../src/enclave/public-inputs.ts';
import { countFamily } from '../../src/families/count-family.ts';
import { pullSites } from '../../src/sites/pull-sites.ts';
import { readRegisteredSites } from '../../src/sites/registered-site.ts';
import { publishSiteRules } from '../../src/sites/site-rules.ts';
import { buildExactTables } from '../../src/stays/build-exact-tables.ts';
import { EVENT_HEADER, lines, makeLandingFolder, NOW } from './landing-folder.ts';
import type { LandingFolder } from './landing-folder.ts';

const zone = {
  siteId: 'sz-0123456789abcdef',
  name: 'My shop',
  kind: 'SHOP',
  longitude: -0.12,
  latitude: 51.5,
  radiusM: 600,
  owner: 'Shop',
  measuredFrom: '2026-04-27',
} as const;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const registeredAt = new Date('2026-04-22T09:00:00Z');

let folder: LandingFolder;
let from: string;

beforeEach(() => {
  const visits = (day: LocalDay): string =>
    lines(EVENT_HEADER, ...['09:00', '09:10', '09:20', '09:30', '09:40'].map((time) => `t01,C2,${day}T${time}:00Z,234-10`));
  folder = makeLandingFolder({
    'events/date=2026-04-26/part-0.csv': visits('2026-04-26'),
    'events/date=2026-04-28/part-0.csv': visits('2026-04-28'),
  });
  from = join(folder.home, 'accounts', 'sites');
});
afterEach(() => folder.remove());

/** Signs a list as accounts does. */
function writeList(monday: LocalDay, sites: readonly object[], key = privateKey): void {
  mkdirSync(join(from, 'small'), { recursive: true });
  const list = JSON.stringify({ market: 'small', monday, sites });
  const signature = sign(null, Buffer.from(list), key).toString('base64');
  writeFileSync(join(from, 'small', `${monday}.json`), JSON.stringify({ list, signature }));
  writeFileSync(join(from, 'site-signing.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
}

function pull(now = registeredAt) {
  const enclave = enclaveFolder(folder.home, 'small');
  mkdirSync(enclave, { recursive: true });
  return pullSites({ from, enclaveFolder: enclave, market: readMarketFile(join(folder.dir, 'market.json')), now });
}

const known = () => readRegisteredSites(enclaveFolder(folder.home, 'small'));

describe('a pull', () => {
  test('takes what is signed, once, and never changes it', () => {
    writeList('2026-04-27', [zone]);
    expect(pull()).toMatchObject({ taken: [zone], known: 1 });
    expect(pull()).toMatchObject({ taken: [], known: 1 });
    writeList('2026-05-04', [zone, { ...zone, siteId: 'sz-1111111111111111', measuredFrom: '2026-05-04' }]);
    expect(pull()).toMatchObject({ known: 2 });
    writeList('2026-05-04', [{ ...zone, radiusM: 700 }]);
    expect(() => pull()).toThrow('a zone does not change');
    expect(known()).toHaveLength(2);
  });

  test('measures what comes late from this week on, not from before', () => {
    writeList('2026-04-27', [zone]);
    pull(new Date('2026-05-06T09:00:00Z'));
    expect(known()).toMatchObject([{ measuredFrom: '2026-05-04' }]);
  });

  test.each([
    [
      'a list signed by somebody else',
      () => writeList('2026-04-27', [zone], generateKeyPairSync('ed25519').privateKey),
      'not signed by',
    ],
    [
      'an id that is not of a study zone',
      () => writeList('2026-04-27', [{ ...zone, siteId: 'mall' }]),
      'must be the id of a study zone',
    ],
    ['a day that is no Monday', () => writeList('2026-04-27', [{ ...zone, measuredFrom: '2026-04-28' }]), 'must be a Monday'],
    ['something else', () => writeList('2026-04-27', [{ ...zone, extra: 1 }]), 'is not a list of study zones'],
  ])('refuses %s and takes nothing', (_what, write, message) => {
    write();
    expect(() => pull()).toThrow(message);
    expect(known()).toEqual([]);
  });

  test('keeps the key of the first list', () => {
    writeList('2026-04-27', [zone]);
    pull();
    const other = generateKeyPairSync('ed25519');
    writeList('2026-05-04', [], other.privateKey);
    writeFileSync(join(from, 'site-signing.pub.pem'), other.publicKey.export({ type: 'spki', format: 'pem' }));
    expect(() => pull()).toThrow('not signed by the accounts service that this enclave knows');
  });
});

describe('a study zone', () => {
  test('is measured from its Monday, and what was there before is in no table', async () => {
    writeList('2026-04-27', [zone]);
    pull();
    await folder.ingest(async (enclave) => {
      await buildExactTables(enclave, { now: NOW });
      const dwellOn = async (day: LocalDay) => {
        const { domain, counts } = await countFamily(enclave, 'dwell-site-day', { from: day, to: addDays(day, 1) });
        return { sites: domain.axes[0]?.values.flat(), visits: counts.reduce((sum, count) => sum + count, 0) };
      };
      expect(await dwellOn('2026-04-26')).toEqual({ sites: ['mall'], visits: 0 });
      expect(await dwellOn('2026-04-28')).toEqual({ sites: ['mall', zone.siteId], visits: 1 });
      const period = await countFamily(enclave, 'visitors-site-period-demo', { from: '2026-04-20', to: '2026-05-18' });
      expect(period.domain.axes[0]?.values).toEqual([['mall']]);
      expect(readPublicInputs(enclave.folder).sites.map(({ siteId }) => siteId)).toEqual(['mall', zone.siteId]);
    });
  });

  test('is in no table before its Monday, nor ever over a sensitive place', async () => {
    writeList('2026-04-27', [zone, { ...zone, siteId: 'sz-2222222222222222', longitude: -0.139 }]);
    pull();
    const listSites = (now: Date) =>
      folder.ingest(
        async ({ engine }) =>
          (await engine.rows<{ site_id: string }>('SELECT site_id FROM sites ORDER BY site')).map((row) => row.site_id),
        now,
      );
    expect(await listSites(new Date('2026-04-26T12:00:00Z'))).toEqual(['mall']);
    expect(await listSites(new Date('2026-04-27T12:00:00Z'))).toEqual(['mall', zone.siteId]);
  });

  test('leaves the landing folder its own shares of cells', async () => {
    folder.write({ 'cell_sites.csv': lines('cell_id,site_id,share', 'C1,mall,0.5') });
    writeList('2026-04-27', [zone]);
    pull();
    const served = await folder.ingest(({ engine }) =>
      engine.rows('SELECT cell_id, site, share FROM cell_sites JOIN cells USING cell ORDER BY cell, site'),
    );
    expect(served).toEqual([
      { cell_id: 'C1', site: 1, share: 0.5 },
      { cell_id: 'C2', site: 2, share: 1 },
    ]);
  });
});

test('the rules for registration tell reach, places and what is sensitive, and nothing of cells', async () => {
  await folder.ingest(async (enclave) => {
    const released = join(folder.home, 'releases', 'small');
    publishSiteRules(enclave.folder, released);
    const text = readFileSync(join(released, 'site-rules.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      market: 'small',
      timeZone: 'Europe/London',
      siteLimit: 500,
      radiusMaxM: 5000,
      zones: [
        { areaId: 'Z1', longitude: -0.14, latitude: 51.5, radiusMinM: 600, within: ['Z1', 'D1', 'R1'] },
        { areaId: 'Z2', longitude: -0.1, latitude: 51.5, radiusMinM: 600, within: ['Z2', 'D1', 'R1'] },
        { areaId: 'Z3', longitude: -0.04, latitude: 51.5, radiusMinM: 600, within: ['Z3', 'D2', 'R1'] },
      ],
      sites: [{ siteId: 'mall', longitude: -0.14, latitude: 51.5, radiusM: 300 }],
      sensitive: [{ longitude: -0.14, latitude: 51.5, radiusM: 500 }],
    });
    expect(text).not.toMatch(/C1|cell/);
  });
});
