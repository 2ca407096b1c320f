import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asker } from '../src/data/asker.ts';
import { openSiteFiles } from '../src/data/sites/site-file.ts';
import { openSiteRules } from '../src/data/sites/site-rules.ts';
import { listComingSites, listStudyZones, nextMonday, registerStudyZone } from '../src/data/sites/study-zone.ts';
import type { StudyZoneInput } from '../src/data/sites/study-zone.ts';
import type { OpenStore } from '../src/data/store.ts';
import { makeFolder, openFresh, pglite, postgres } from './fixtures/engines.ts';
import { cast } from './fixtures/askers.ts';
import { makeRulesFolder, tinytownRules } from './fixtures/site-rules.ts';

const dayMs = 86_400_000;
/** About 111 m. */
const step = 0.001;
const north = { market: 'tinytown', name: 'My shop', kind: 'SHOP', longitude: -0.13, latitude: 51.52, radiusM: 150 } as const;
const everywhere = { markets: ['tinytown'], areas: ['*'] };

test('a zone is measured from the Monday after its registration, in the time of the market', () => {
  for (const [at, monday] of [
    ['2026-11-01T12:00:00Z', '2026-11-02'],
    ['2026-11-02T00:00:00Z', '2026-11-09'],
    ['2026-11-08T23:59:59Z', '2026-11-09'],
    ['2026-07-05T23:30:00Z', '2026-07-13'],
  ]) {
    expect({ at, monday: nextMonday(new Date(at ?? ''), 'Europe/London') }).toEqual({ at, monday });
  }
});

describe.each([pglite, postgres])('study zones on $name', (engine) => {
  describe.skipIf(engine.skipReason !== undefined)('of an organisation', () => {
    const rules = openSiteRules(makeRulesFolder());
    let store: OpenStore;
    let now = new Date('2026-11-04T09:00:00.000Z');
    let owner: Asker;
    let other: Asker;

    beforeAll(async () => {
      store = await openFresh(engine, () => now);
      owner = withLicence((await cast(store, { organisation: 'Shop', kind: 'RETAIL' })).asker);
      other = withLicence((await cast(store, { organisation: 'Other', kind: 'RETAIL' })).asker);
    });
    afterAll(() => store.close());

    const withLicence = (asker: Asker, areas = everywhere.areas): Asker => ({
      ...asker,
      licence: { ...asker.licence, ...everywhere, areas },
    });
    const register = (asker: Asker, change: Partial<StudyZoneInput> = {}) =>
      registerStudyZone(store, rules, { asker, input: { ...north, ...change } });

    test.each([
      ['outside the market', { latitude: 54 }, 'outside the market'],
      ['smaller than its cells reach', { radiusM: 149 }, 'must be 150 m'],
      ['smaller than the cells there reach', { latitude: 51.4, radiusM: 399 }, 'must be 400 m'],
      ['too large', { radiusM: 2001 }, 'to 2000 m'],
      ['over a sensitive place', { longitude: -0.137 }, 'sensitive place'],
      ['in a measured site', { latitude: 51.53 + step }, 'overlaps another too far'],
      ['around a measured site', { latitude: 51.53 - 5 * step, radiusM: 700 }, 'overlaps another too far'],
      ['without a name', { name: ' ' }, 'name of a study zone'],
      ['in another market', { market: 'paris' }, 'does not cover the market'],
    ])('one %s is refused', async (_what, change, message) => {
      await expect(register(owner, change)).rejects.toThrow(message);
      expect(await listStudyZones(store, owner.organisation)).toEqual([]);
    });

    test('the licence must cover the area, and the market take zones at all', async () => {
      await expect(register(withLicence(owner, ['tinytown:south']))).rejects.toThrow('does not cover the area');
      const abroad = { ...owner, licence: { ...owner.licence, markets: ['nowhere'] } };
      await expect(register(abroad, { market: 'nowhere' })).rejects.toThrow('takes no study zones yet');
      await expect(register({ ...owner, scopes: ['INSIGHTS'] })).rejects.toThrow('scope SITES');
      await expect(register(abroad, { market: '../x' })).rejects.toThrow('does not cover');
    });

    test('are registered, apart from each other, up to the limit of the market', async () => {
      const zone = await register(withLicence(owner, ['tinytown:north']));
      expect(zone).toMatchObject({ ...north, organisation: owner.organisation, measuredFrom: '2026-11-09' });
      expect(zone.id).toMatch(/^sz-[0-9a-z]{16}$/);
      await expect(register(owner, { latitude: 51.4, radiusM: 500 })).rejects.toThrow('already a study zone "My shop"');
      await expect(register(other, { latitude: 51.52 + step })).rejects.toThrow('overlaps another too far');
      const tries = [0.002, 0.004].map((shift) => register(other, { name: `at ${shift}`, latitude: 51.515 - shift }));
      expect((await Promise.allSettled(tries)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      await expect(register(other, { name: 'one more', latitude: 51.4, radiusM: 500 })).rejects.toThrow('at most 4 sites');
      expect(await listStudyZones(store, owner.organisation)).toEqual([zone]);
      const coming = [{ id: `tinytown:${zone.id}`, measuredFrom: '2026-11-09' }];
      expect(await listComingSites(store, owner.organisation)).toEqual(coming);
      now = new Date(now.getTime() + 30 * dayMs);
      expect(await listComingSites(store, owner.organisation)).toEqual([]);
      now = new Date(now.getTime() - 30 * dayMs);
    });

    test('stand in one signed list a Monday, which a start writes again', async () => {
      const folder = makeFolder();
      const files = openSiteFiles(folder);
      const path = join(folder, 'sites', 'tinytown', '2026-11-09.json');
      await files.publish(store, { market: 'tinytown', monday: '2026-11-09' });
      const { list, signature } = JSON.parse(readFileSync(path, 'utf8')) as { list: string; signature: string };
      const key = createPublicKey(readFileSync(join(folder, 'sites', 'site-signing.pub.pem')));
      expect(verify(null, Buffer.from(list), key, Buffer.from(signature, 'base64'))).toBe(true);
      expect(verify(null, Buffer.from(`${list} `), key, Buffer.from(signature, 'base64'))).toBe(false);
      const content = JSON.parse(list) as { market: string; monday: string; sites: { owner: string; measuredFrom: string }[] };
      expect(content).toMatchObject({ market: 'tinytown', monday: '2026-11-09' });
      expect(content.sites.map(({ owner: name }) => name).toSorted()).toEqual(['Other', 'Other', 'Shop']);
      rmSync(path);
      await openSiteFiles(folder).publishComing(store);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ list, signature });
    });

    test('the rules are those of the market alone', () => {
      expect(rules.getRules('tinytown')).toEqual(tinytownRules);
      expect(() => rules.getRules('../tinytown')).toThrow('takes no study zones yet');
    });
  });
});
