import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey, findKey, revokeKey } from '../src/data/api-key.ts';
import { listAuditEntries, verifyAuditLog } from '../src/data/audit-log.ts';
import { createDirectory } from '../src/data/directory.ts';
import { checkKey } from '../src/data/key-check.ts';
import { rotateKey } from '../src/data/key-rotation.ts';
import { ensureMember, listMembers, removeMember } from '../src/data/member.ts';
import { createOrganisation } from '../src/data/organisation.ts';
import { DEFAULT_QUOTA, getQuota, setQuota } from '../src/data/quota.ts';
import type { OpenStore } from '../src/data/store.ts';
import { recordUsage } from '../src/data/usage.ts';
import { openFresh, pglite, postgres } from './fixtures/engines.ts';
import { actor, createSample, sampleTerms } from './fixtures/samples.ts';

const hourMs = 3_600_000;

describe.each([pglite, postgres])('on $name', (engine) => {
  describe.skipIf(engine.skipReason !== undefined)('administration', () => {
    let store: OpenStore;
    let now = new Date('2026-11-02T08:00:00.000Z');
    const after = (ms: number) => new Date(now.getTime() + ms);

    beforeAll(async () => {
      store = await openFresh(engine, () => now);
    });
    afterAll(() => store.close());

    test('a member is added, given another role and forgotten', async () => {
      const organisation = await createOrganisation(store, { name: 'Team', kind: 'PARTNER' }, actor);
      const added = await ensureMember(store, { organisation, email: ' Ada@Example.org ', role: 'ANALYST' }, actor);
      expect(added).toMatchObject({ isNew: true, record: { email: 'ada@example.org', role: 'ANALYST' } });
      const changed = await ensureMember(store, { organisation, email: 'ada@example.org', role: 'ADMIN' }, actor);
      expect(changed).toEqual({ isNew: false, record: { ...added.record, role: 'ADMIN' } });
      expect(await ensureMember(store, { organisation, email: 'ada@example.org', role: 'ADMIN' }, actor)).toEqual(changed);
      expect(await listMembers(store, organisation)).toEqual([changed.record]);
      await removeMember(store, added.record.id, actor);
      expect(await listMembers(store, organisation)).toEqual([]);
      await expect(removeMember(store, added.record.id, actor)).rejects.toThrow('There is no member');
      const entries = await listAuditEntries(store, { after: 0, limit: 1000 });
      const acts = entries.filter(({ subject }) => subject === added.record.id).map(({ act }) => act);
      expect(acts).toEqual(['MEMBER_ADDED', 'MEMBER_CHANGED', 'MEMBER_REMOVED']);
      expect(JSON.stringify(entries)).not.toContain('ada@');
    });

    test('two who add the same member at once add one', async () => {
      const organisation = await createOrganisation(store, { name: 'Race', kind: 'PARTNER' }, actor);
      const input = { organisation, email: 'ada@example.org', role: 'ADMIN' } as const;
      const made = await Promise.all(Array.from({ length: 6 }, () => ensureMember(store, input, actor)));
      expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(made.map(({ record }) => record.id)).size).toBe(1);
    });

    test('only the operator has reviewers, and an address is one', async () => {
      const outside = await createOrganisation(store, { name: 'Outside', kind: 'PUBLIC' }, actor);
      const inside = await createOrganisation(store, { name: 'Inside', kind: 'INTERNAL' }, actor);
      const reviewer = { email: 'r@example.org', role: 'REVIEWER' } as const;
      await expect(ensureMember(store, { ...reviewer, organisation: outside }, actor)).rejects.toThrow('Only an INTERNAL');
      expect(await ensureMember(store, { ...reviewer, organisation: inside }, actor)).toHaveProperty('isNew', true);
      for (const email of ['', 'ada', 'a b@c', '@', 'a@', 'a@b@c']) {
        await expect(ensureMember(store, { email, role: 'ADMIN', organisation: outside }, actor)).rejects.toThrow(
          'needs an e-mail',
        );
      }
    });

    test('after a rotation both keys work until the overlap has passed', async () => {
      const { key, organisation } = await createSample(store, 'Rotation');
      const next = await rotateKey(store, { id: key.id, overlapMs: hourMs }, actor);
      expect(next).toMatchObject({
        replaces: key.id,
        licence: key.licence,
        name: key.name,
        environment: 'test',
        expiresAt: null,
      });
      expect(await findKey(store, organisation.id, key.id)).toHaveProperty('expiresAt', after(hourMs));
      await expect(rotateKey(store, { id: key.id, overlapMs: hourMs }, actor)).rejects.toThrow(
        `already replaced by "${next.id}"`,
      );
      for (const { key: text } of [key, next]) expect(await checkKey(store, text)).toHaveProperty('holder.org', organisation.id);
      now = after(hourMs);
      expect(await checkKey(store, key.key)).toEqual({ refusal: 'expired' });
      expect(await checkKey(store, next.key)).toHaveProperty('holder.client', next.id);
      await expect(rotateKey(store, { id: key.id, overlapMs: 0 }, actor)).rejects.toThrow('no longer works');
    });

    test('a rotation never lengthens a life, and the successor lives as long as the key did', async () => {
      const { key, organisation } = await createSample(store, 'Lifetime', after(10 * hourMs));
      now = after(9 * hourMs);
      const next = await rotateKey(store, { id: key.id, overlapMs: 5 * hourMs }, actor);
      expect(await findKey(store, organisation.id, key.id)).toHaveProperty('expiresAt', key.expiresAt);
      expect(next.expiresAt).toEqual(after(10 * hourMs));
      await revokeKey(store, next.id, actor);
      await expect(rotateKey(store, { id: next.id, overlapMs: 0 }, actor)).rejects.toThrow('no longer works');
      await expect(rotateKey(store, { id: 'nobody', overlapMs: 0 }, actor)).rejects.toThrow('There is no key "nobody"');
    });

    test('two who rotate at once make one successor', async () => {
      const { key } = await createSample(store, 'Rotation race');
      const tries = Array.from({ length: 4 }, () => rotateKey(store, { id: key.id, overlapMs: hourMs }, actor));
      const results = await Promise.allSettled(tries);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('a quota is shared by the keys of a licence and counts today alone', async () => {
      const { key, licence } = await createSample(store, 'Quota');
      const second = await createKey(store, { licence, name: 'second', environment: 'test', expiresAt: null }, actor);
      expect(await checkKey(store, key.key)).toHaveProperty('holder.quota', DEFAULT_QUOTA);
      const quota = { pointsPerDay: 100, requestsPerMinute: 5, costMax: 50 };
      await setQuota(store, { licenceId: licence.id, quota }, actor);
      await setQuota(store, { licenceId: licence.id, quota }, actor);
      expect(await getQuota(store.db, licence.id)).toEqual(quota);
      const day = now.toISOString().slice(0, 10);
      const yesterday = after(-24 * hourMs)
        .toISOString()
        .slice(0, 10);
      await recordUsage(store, [
        { client: key.id, day, requests: 1, points: 30 },
        { client: second.id, day, requests: 2, points: 45 },
        { client: key.id, day: yesterday, requests: 9, points: 99 },
      ]);
      const directory = createDirectory(store);
      const allowance = await directory.getAllowance(licence.id);
      expect(allowance).toMatchObject({ ...quota, pointsUsed: 75, pointsLeft: 25 });
      expect(allowance.resetsAt.toISOString()).toBe(
        `${after(24 * hourMs)
          .toISOString()
          .slice(0, 10)}T00:00:00.000Z`,
      );
      await recordUsage(store, [{ client: key.id, day, requests: 1, points: 30 }]);
      expect(await directory.getAllowance(licence.id)).toMatchObject({ pointsUsed: 105, pointsLeft: 0 });
      const acts = (await listAuditEntries(store, { after: 0, limit: 1000 })).filter(({ subject }) => subject === licence.id);
      expect(acts.map(({ act }) => act)).toEqual(['LICENCE_CREATED', 'QUOTA_CHANGED']);
    });

    test('what people asked counts with the keys of their licence, and to no other organisation', async () => {
      const [mine, theirs] = [await createSample(store, 'People'), await createSample(store, 'Strangers')];
      const { record: ada } = await ensureMember(
        store,
        { organisation: mine.organisation, email: 'ada@example.org', role: 'ADMIN' },
        actor,
      );
      const day = now.toISOString().slice(0, 10);
      const of = (client: string, licence: string, points: number) => ({ client, licence, day, requests: 1, points });
      const recorded = await recordUsage(store, [
        of(mine.key.id, mine.licence.id, 5),
        of(ada.id, mine.licence.id, 20),
        of(ada.id, mine.licence.id, 30),
        of(ada.id, theirs.licence.id, 1000),
        of('mem_nobody', mine.licence.id, 1000),
      ]);
      expect(recorded).toBe(3);
      const directory = createDirectory(store);
      expect(await directory.getAllowance(mine.licence.id)).toMatchObject({ pointsUsed: 55 });
      expect(await directory.getAllowance(theirs.licence.id)).toMatchObject({ pointsUsed: 0 });
      expect(await directory.listLicenceUsage(mine.organisation.id, 1)).toEqual([
        { licence: mine.licence.id, day, requests: 3, points: 55 },
      ]);
      expect(await directory.listUsage(mine.organisation.id, 1)).toEqual([{ client: mine.key.id, day, requests: 1, points: 5 }]);
      expect(await directory.findPerson({ org: mine.organisation.id, client: ada.id, licence: sampleTerms, jti: '1' })).toEqual(
        ada,
      );
    });

    test('one organisation sees nothing of another', async () => {
      const [mine, theirs] = [await createSample(store, 'Mine'), await createSample(store, 'Theirs')];
      const day = now.toISOString().slice(0, 10);
      await recordUsage(store, [{ client: theirs.key.id, day, requests: 1, points: 1 }]);
      const directory = createDirectory(store);
      expect(await directory.listUsage(mine.organisation.id, 30)).toEqual([]);
      expect(await directory.findKey(mine.organisation.id, theirs.key.id)).toBeUndefined();
      const asked = {
        org: mine.organisation.id,
        client: 'mem_none',
        licence: sampleTerms,
        licenceId: theirs.licence.id,
        jti: '1',
      };
      expect(await directory.findLicence(asked)).toBeUndefined();
      expect(await directory.findLicence({ ...asked, client: theirs.key.id })).toBeUndefined();
      expect(await directory.findLicence({ ...asked, licenceId: mine.licence.id })).toMatchObject({ id: mine.licence.id });
      expect(await directory.listLicenceUsage(mine.organisation.id, 30)).toEqual([]);
      expect(await directory.listUsage(theirs.organisation.id, 1)).toEqual([
        { client: theirs.key.id, day, requests: 1, points: 1 },
      ]);
      now = after(24 * hourMs);
      expect(await directory.listUsage(theirs.organisation.id, 1)).toEqual([]);
      expect(await directory.listUsage(theirs.organisation.id, 2)).toHaveLength(1);
    });

    test('all of it left a whole audit log', async () => {
      expect(await verifyAuditLog(store)).toHaveProperty('isIntact', true);
    });
  });
});
