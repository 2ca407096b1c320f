import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../src/data/api-key.ts';
import { assertScope, getAsker } from '../src/data/asker.ts';
import { checkKey } from '../src/data/key-check.ts';
import { rotateKey } from '../src/data/key-rotation.ts';
import { createLicence } from '../src/data/licence.ts';
import { listMemberHolders } from '../src/data/member-holder.ts';
import { ensureMember, removeMember } from '../src/data/member.ts';
import { createOrganisation } from '../src/data/organisation.ts';
import { administerOwn } from '../src/data/own-organisation.ts';
import { DEFAULT_QUOTA } from '../src/data/quota.ts';
import { DEFAULT_SCOPES } from '../src/data/scope.ts';
import type { OpenStore } from '../src/data/store.ts';
import { openFresh, pglite, postgres } from './fixtures/engines.ts';
import { actor, createSample, sampleTerms } from './fixtures/samples.ts';

const hourMs = 3_600_000;

describe.each([pglite, postgres])('scopes on $name', (engine) => {
  describe.skipIf(engine.skipReason !== undefined)('of keys and people', () => {
    let store: OpenStore;
    let now = new Date('2026-11-02T08:00:00.000Z');

    beforeAll(async () => {
      store = await openFresh(engine, () => now);
    });
    afterAll(() => store.close());

    const askerOf = (org: string, client: string) => getAsker(store, { org, client, licence: sampleTerms, jti: 'j' });

    async function createDesk(name: string) {
      const organisation = await createOrganisation(store, { name, kind: 'INTERNAL' }, actor);
      const licence = await createLicence(store, { organisation, name: 'all', licence: sampleTerms }, actor);
      const member = await ensureMember(store, { organisation, email: 'rita@example.org', role: 'REVIEWER' }, actor);
      return { organisation, licence, member: member.record };
    }

    test('a key has the scopes it was made with, and without INSIGHTS its licence admits no measure', async () => {
      const { licence, organisation } = await createSample(store, 'Narrow');
      const input = { licence, name: 'exports only', environment: 'test', expiresAt: null };
      const key = await createKey(store, { ...input, scopes: ['SITES', 'EXPORTS'] }, actor);
      expect(key.scopes).toEqual(['EXPORTS', 'SITES']);
      const check = await checkKey(store, key.key);
      expect(check).toMatchObject({ holder: { scopes: ['EXPORTS', 'SITES'], licence: { ...sampleTerms, measures: [] } } });
      const asker = await askerOf(organisation.id, key.id);
      expect(() => assertScope(asker, 'EXPORTS')).not.toThrow();
      expect(() => assertScope(asker, 'ADMIN')).toThrow('scope ADMIN');
      await expect(createKey(store, { ...input, scopes: [] }, actor)).rejects.toThrow('at least one scope');
      await expect(createKey(store, { ...input, scopes: ['EVERYTHING'] }, actor)).rejects.toThrow('"EVERYTHING" is not a scope');
    });

    test('only a reviewer has a key that may review, and the database agrees', async () => {
      const { licence, member } = await createDesk('Desk');
      const input = { licence, name: 'review', environment: 'test', expiresAt: null, scopes: ['REVIEW'] };
      await expect(createKey(store, input, actor)).rejects.toThrow('belongs to a person');
      await expect(createKey(store, { ...input, member, scopes: ['ADMIN'] }, actor)).rejects.toThrow('role REVIEWER cannot have');
      const other = await createSample(store, 'Elsewhere');
      await expect(createKey(store, { ...input, member, licence: other.licence }, actor)).rejects.toThrow(
        'not of the organisation',
      );
      const key = await createKey(store, { ...input, member }, actor);
      const forged = store.db.updateTable('api_key').set({ member_id: null } as never);
      await expect(forged.where('id', '=', key.id).execute()).rejects.toThrow('api_key_reviewer_is_person');
    });

    test('an administrator cannot make themselves a reviewer by a key, their own or another’s', async () => {
      const { organisation, licence, member } = await createDesk('Third desk');
      const input = { licence, environment: 'test', expiresAt: null, name: 'x' };
      const admin = await createKey(store, { ...input, scopes: ['ADMIN'] }, actor);
      const reviewing = await createKey(store, { ...input, scopes: ['REVIEW'], member }, actor);
      const own = administerOwn(store);
      const asker = await askerOf(organisation.id, admin.id);
      const wanted = { ...input, licence: licence.id, member: member.id, scopes: ['REVIEW'] as const };
      await expect(own.createKey(asker, wanted)).rejects.toThrow('on the command line');
      await expect(own.rotateKey(asker, { id: reviewing.id, overlapMs: 0 })).rejects.toThrow('on the command line');
      await expect(own.createKey(asker, { ...wanted, scopes: ['INSIGHTS'] })).resolves.toMatchObject({ scopes: ['INSIGHTS'] });
      expect((await own.revokeKey(asker, reviewing.id)).revokedAt).not.toBeNull();
    });

    test('a person is the same person with every key, and their keys end with their membership', async () => {
      const { organisation, licence, member } = await createDesk('Second desk');
      const input = { licence, environment: 'test', expiresAt: null, scopes: ['REVIEW'], member };
      const keys = [
        await createKey(store, { ...input, name: 'a' }, actor),
        await createKey(store, { ...input, name: 'b' }, actor),
      ];
      for (const { id } of keys)
        expect(await askerOf(organisation.id, id)).toMatchObject({ identity: member.id, kind: 'INTERNAL' });
      expect(await askerOf(organisation.id, member.id)).toMatchObject({ identity: member.id, scopes: ['INSIGHTS', 'REVIEW'] });
      await ensureMember(store, { organisation, email: member.email, role: 'ANALYST' }, actor);
      expect(await askerOf(organisation.id, keys[0]?.id ?? '')).toMatchObject({ scopes: [] });
      await removeMember(store, member.id, actor);
      expect(await checkKey(store, keys[0]?.key ?? '')).toEqual({ refusal: 'revoked' });
      await expect(askerOf(organisation.id, keys[1]?.id ?? '')).rejects.toThrow('no key and no member');
    });

    test('a successor is nobody new', async () => {
      const { key, organisation } = await createSample(store, 'Chain');
      const second = await rotateKey(store, { id: key.id, overlapMs: hourMs }, actor);
      const third = await rotateKey(store, { id: second.id, overlapMs: hourMs }, actor);
      expect(third.scopes).toEqual(DEFAULT_SCOPES);
      expect(await askerOf(organisation.id, third.id)).toMatchObject({ identity: key.id, client: third.id });
      now = new Date(now.getTime() + hourMs);
      await expect(askerOf(organisation.id, key.id)).rejects.toThrow('no key and no member');
    });

    test('a key of another organisation is nobody here', async () => {
      const [mine, theirs] = [await createSample(store, 'Mine'), await createSample(store, 'Theirs')];
      await expect(askerOf(mine.organisation.id, theirs.key.id)).rejects.toThrow('no key and no member');
    });

    test('a login finds every organisation of an address', async () => {
      const { organisation, licence, member } = await createDesk('Login');
      const holders = await listMemberHolders(store, ' RITA@example.org ');
      expect(holders).toContainEqual({
        org: organisation.id,
        client: member.id,
        licence: licence.licence,
        licenceName: 'all',
        expiresAt: null,
        licenceId: licence.id,
        quota: DEFAULT_QUOTA,
        pointsUsed: 0,
        scopes: ['INSIGHTS', 'REVIEW'],
        studyZones: [],
        role: 'REVIEWER',
        organisation: { id: organisation.id, name: 'Login', kind: 'INTERNAL' },
      });
      expect(await listMemberHolders(store, 'nobody@example.org')).toEqual([]);
    });
  });
});
