import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey, listKeys, revokeKey } from '../src/data/api-key.ts';
import { EMPTY_HEAD } from '../src/data/audit-chain.ts';
import type { AuditHead } from '../src/data/audit-chain.ts';
import { appendAuditEntry, getAuditHead, listAuditEntries, verifyAuditLog } from '../src/data/audit-log.ts';
import type { AuditVerdict } from '../src/data/audit-log.ts';
import { checkKey } from '../src/data/key-check.ts';
import { createLicence, ensureLicence, getLicence, listLicences } from '../src/data/licence.ts';
import { migrate, MIGRATIONS } from '../src/data/migrate.ts';
import { createOrganisation, ensureOrganisation, getOrganisation, listOrganisations } from '../src/data/organisation.ts';
import { DEFAULT_QUOTA } from '../src/data/quota.ts';
import { DEFAULT_SCOPES } from '../src/data/scope.ts';
import { openStore } from '../src/data/store.ts';
import type { OpenStore } from '../src/data/store.ts';
import type { Tables } from '../src/data/tables.ts';
import { listUsage, recordUsage } from '../src/data/usage.ts';
import { makeFolder, openFresh, pglite, postgres } from './fixtures/engines.ts';
import { actor, createSample, sampleTerms } from './fixtures/samples.ts';

const minuteMs = 60_000;
const wholeLog = { after: 0, limit: 10_000 };

describe.each([pglite, postgres])('on $name', (engine) => {
  describe.skipIf(engine.skipReason !== undefined)('the accounts store', () => {
    let store: OpenStore;
    let now = new Date('2026-11-02T08:00:00.000Z');
    const pass = (ms: number) => (now = new Date(now.getTime() + ms));

    beforeAll(async () => {
      store = await openFresh(engine, () => now);
    });
    afterAll(() => store.close());

    test('migrations run once', async () => {
      expect(await migrate(store.db)).toEqual([]);
      const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(store.db);
      expect(ran.rows.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS));
    });

    test('a key names its holder until it is revoked', async () => {
      const { organisation, licence, key } = await createSample(store, 'Lifecycle');
      expect(key.key).toMatch(/^pby_test_[0-9a-z]{16}_[\w-]{43}$/);
      expect(key.key.startsWith(`${key.prefix}_`)).toBe(true);
      const about = { org: organisation.id, client: key.id, licence: sampleTerms, expiresAt: null };
      const allowance = { licenceId: licence.id, quota: DEFAULT_QUOTA, pointsUsed: 0 };
      const holder = { ...about, ...allowance, scopes: DEFAULT_SCOPES, studyZones: [] };
      expect(await checkKey(store, key.key)).toEqual({ holder });
      const revoked = await revokeKey(store, key.id, actor);
      expect(revoked.revokedAt).toEqual(now);
      pass(minuteMs);
      expect((await revokeKey(store, key.id, actor)).revokedAt).toEqual(revoked.revokedAt);
      expect(await checkKey(store, key.key)).toEqual({ refusal: 'revoked' });
      expect(await listKeys(store, organisation)).toEqual([expect.objectContaining({ id: key.id, licence: licence.id })]);
      await expect(revokeKey(store, 'nobody', actor)).rejects.toThrow('There is no key "nobody"');
    });

    test('a key ends at the instant of its expiry', async () => {
      const expiresAt = new Date(now.getTime() + minuteMs);
      const { key, licence } = await createSample(store, 'Expiry', expiresAt);
      pass(minuteMs - 1);
      expect(await checkKey(store, key.key)).toHaveProperty('holder.expiresAt', expiresAt);
      pass(1);
      expect(await checkKey(store, key.key)).toEqual({ refusal: 'expired' });
      const late = { licence, name: 'late', environment: 'test', expiresAt: now };
      await expect(createKey(store, late, actor)).rejects.toThrow('has passed');
    });

    test('only who holds the secret learns more than "unknown"', async () => {
      const { key } = await createSample(store, 'Secrets');
      await revokeKey(store, key.id, actor);
      const secret = key.key.slice(key.prefix.length + 1);
      const wrongSecret = `${key.prefix}_${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
      const otherEnvironment = key.key.replace('pby_test_', 'pby_live_');
      const otherId = `pby_test_${'0'.repeat(16)}_${secret}`;
      for (const text of [wrongSecret, otherEnvironment, otherId])
        expect(await checkKey(store, text)).toEqual({ refusal: 'unknown' });
      for (const text of ['', 'pby_', key.prefix, `${key.key}=`, ` ${key.key}`, `${key.key}\n`, key.key.toUpperCase(), '\0']) {
        expect({ text, check: await checkKey(store, text) }).toEqual({ text, check: { refusal: 'malformed' } });
      }
    });

    test('the secret is nowhere in the database', async () => {
      const { key } = await createSample(store, 'Dump');
      const secret = key.key.slice(key.prefix.length + 1);
      const tables = await store.db.introspection.getTables();
      expect(tables.map(({ name }) => name)).toContain('api_key');
      for (const { name } of tables) {
        const { rows } = await sql`select t::text as line from ${sql.table(name)} t`.execute(store.db);
        expect(JSON.stringify(rows)).not.toContain(secret);
      }
      const { digest } = await store.db.selectFrom('api_key').select('digest').where('id', '=', key.id).executeTakeFirstOrThrow();
      expect(digest).toHaveLength(32);
    });

    test('another pepper knows no key', async () => {
      const { key } = await createSample(store, 'Pepper');
      expect(await checkKey({ ...store, pepper: Buffer.alloc(32, 1) }, key.key)).toEqual({ refusal: 'unknown' });
    });

    test('use is written down once a minute', async () => {
      const { key, organisation } = await createSample(store, 'Use');
      const first = now;
      await checkKey(store, key.key);
      pass(minuteMs - 1);
      await checkKey(store, key.key);
      expect(await listKeys(store, organisation)).toHaveProperty('0.lastUsedAt', first);
      pass(1);
      await checkKey(store, key.key);
      expect(await listKeys(store, organisation)).toHaveProperty('0.lastUsedAt', now);
    });

    test('names are unique and "ensure" makes or mends', async () => {
      const { organisation } = await createSample(store, 'Names');
      await expect(createOrganisation(store, { name: ' Names ', kind: 'PUBLIC' }, actor)).rejects.toThrow(
        'already an organisation',
      );
      await expect(createOrganisation(store, { name: 'a\nb', kind: 'PUBLIC' }, actor)).rejects.toThrow('name of an organisation');
      const input = { organisation, name: 'standard', licence: sampleTerms };
      await expect(createLicence(store, input, actor)).rejects.toThrow('"Names" already has a licence "standard"');
      const before = await getAuditHead(store);
      const same = [
        await ensureOrganisation(store, { name: 'Names', kind: 'RETAIL' }, actor),
        await ensureLicence(store, input, actor),
      ];
      expect(same.map(({ isNew }) => isNew)).toEqual([false, false]);
      expect(await getAuditHead(store)).toEqual(before);
      const partner = await ensureOrganisation(store, { name: 'Names', kind: 'PARTNER' }, actor);
      expect(partner).toEqual({ isNew: false, record: { ...organisation, kind: 'PARTNER' } });
      const wider = await ensureLicence(store, { ...input, licence: { ...sampleTerms, gradeD: true } }, actor);
      expect(wider.record.licence.gradeD).toBe(true);
      expect((await getAuditHead(store)).seq).toBe(before.seq + 2);
    });

    test('two who ensure at once make one', async () => {
      const input = { name: 'Twice', kind: 'PUBLIC' } as const;
      const made = await Promise.all(Array.from({ length: 8 }, () => ensureOrganisation(store, input, actor)));
      expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(made.map(({ record }) => record.id)).size).toBe(1);
      expect(await listOrganisations(store)).toContainEqual(made[0]?.record);
    });

    test('a licence belongs to its organisation', async () => {
      const mine = await createSample(store, 'Mine');
      const theirs = await createSample(store, 'Theirs');
      await expect(getLicence(store, mine.organisation, theirs.licence.id)).rejects.toThrow('"Mine" has no licence');
      const crossed = { ...theirs.licence, organisation: mine.organisation.id };
      const key = { licence: crossed, name: 'crossed', environment: 'test', expiresAt: null };
      await expect(createKey(store, key, actor)).rejects.toThrow('api_key_licence_fk');
      expect(await listLicences(store, mine.organisation)).toEqual([mine.licence]);
      await expect(getOrganisation(store, 'nobody')).rejects.toThrow('There is no organisation "nobody"');
    });

    test('a name that looks like an id does not hide the id', async () => {
      const { organisation } = await createSample(store, 'Ids');
      await createOrganisation(store, { name: organisation.id, kind: 'PUBLIC' }, actor);
      expect(await getOrganisation(store, organisation.id)).toEqual(organisation);
    });

    test('usage adds up by key and day', async () => {
      const { key, organisation } = await createSample(store, 'Usage');
      const day = { client: key.id, day: '2026-11-02' };
      expect(await recordUsage(store, [{ ...day, requests: 3, points: 40 }])).toBe(1);
      const batch = [
        { ...day, requests: 2, points: 2 ** 40 },
        { client: key.id, day: '2026-11-01', requests: 1, points: 1 },
        { client: 'nobody', day: '2026-11-02', requests: 9, points: 9 },
      ];
      expect(await recordUsage(store, batch)).toBe(2);
      expect(await listUsage(store, { organisation: organisation.id, from: '2026-11-01' })).toEqual([
        { client: key.id, day: '2026-11-01', requests: 1, points: 1 },
        { client: key.id, day: '2026-11-02', requests: 5, points: 2 ** 40 + 40 },
      ]);
      expect(await listUsage(store, { organisation: organisation.id, from: '2026-11-02' })).toHaveLength(1);
    });

    test('values with quotes are values', async () => {
      const name = `'; drop table api_key; -- "x"`;
      const organisation = await createOrganisation(store, { name, kind: 'PUBLIC' }, `o'actor`);
      expect(await getOrganisation(store, name)).toEqual(organisation);
      expect(await listKeys(store)).not.toEqual([]);
    });
  });

  describe.skipIf(engine.skipReason !== undefined)('the audit log', () => {
    let store: OpenStore;

    beforeAll(async () => {
      store = await openFresh(engine);
    });
    afterAll(() => store.close());

    test('records every act once, and concurrent acts in one chain', async () => {
      const { key } = await createSample(store, 'One');
      await Promise.all(Array.from({ length: 12 }, (_, index) => createSample(store, `Many ${index}`)));
      await revokeKey(store, key.id, actor);
      const verdict = await verifyAuditLog(store);
      expect(verdict).toEqual({ isIntact: true, entries: 40, head: await getAuditHead(store), problem: null });
      const entries = await listAuditEntries(store, wholeLog);
      expect(entries.slice(0, 3).map(({ act }) => act)).toEqual(['ORGANISATION_CREATED', 'LICENCE_CREATED', 'KEY_CREATED']);
      expect(entries.at(-1)).toMatchObject({ act: 'KEY_REVOKED', subject: key.id, actor });
      expect(JSON.stringify(entries)).not.toContain(key.key.slice(-43));
    });

    test('an act that fails leaves no entry', async () => {
      const before = await getAuditHead(store);
      await expect(createSample(store, 'One')).rejects.toThrow('already');
      expect(await getAuditHead(store)).toEqual(before);
    });

    test('refuses to be changed', async () => {
      for (const statement of [
        sql`update audit_entry set actor = 'x'`,
        sql`delete from audit_entry where seq = 3`,
        sql`truncate audit_entry`,
      ]) {
        await expect(statement.execute(store.db)).rejects.toThrow('append-only');
      }
    });

    test.each([
      [`update audit_entry set actor = 'x' where seq = 2`, 'entry 2 was changed'],
      [`update audit_entry set details = '{"kind": "RETAIL"}' where seq = 1`, 'entry 1 was changed'],
      [`update audit_entry set at = at + interval '1 hour' where seq = 3`, 'entry 3 was changed'],
      ['delete from audit_entry where seq = 2', 'entry 2 is missing'],
      ['delete from audit_entry where seq = 1', 'entry 1 is missing'],
      ['delete from audit_entry where seq = 40', 'entries at the end were removed or replaced'],
      ['delete from audit_entry', 'entries at the end were removed or replaced'],
      ['update audit_head set seq = 39', 'entries at the end were removed or replaced'],
    ])('tells after %s', async (change, problem) => {
      const verdict = await verdictAfter(store, (trx) => sql.raw(change).execute(trx));
      expect(verdict).toMatchObject({ isIntact: false, problem: expect.stringContaining(problem) as string });
      expect(await verifyAuditLog(store)).toHaveProperty('isIntact', true);
    });

    test('a chain forged anew as a whole does not have the head that was noted', async () => {
      const noted = await getAuditHead(store);
      const forge = async (trx: Transaction<Tables>): Promise<void> => {
        await trx.deleteFrom('audit_entry').execute();
        await trx.updateTable('audit_head').set(EMPTY_HEAD).execute();
        for (let seq = 1; seq <= noted.seq; seq++) {
          await appendAuditEntry(trx, {
            at: new Date(0),
            actor: 'forger',
            act: 'KEY_REVOKED',
            subject: String(seq),
            details: {},
          });
        }
      };
      expect(await verdictAfter(store, forge)).toMatchObject({ isIntact: true, entries: noted.seq });
      const problem = expect.stringContaining('rewritten') as string;
      expect(await verdictAfter(store, forge, noted)).toMatchObject({ isIntact: false, problem });
      expect(await verifyAuditLog(store, noted)).toHaveProperty('isIntact', true);
    });
  });

  test.skipIf(engine.skipReason !== undefined)(
    'a store keeps everything, and opens with its own pepper and version alone',
    async () => {
      const database = await engine.createDatabase();
      const first = await openStore(database);
      const { key } = await createSample(first, 'Restart');
      await first.close();

      const pepperFile = join(database.folder, 'pepper');
      const pepper = readFileSync(pepperFile);
      writeFileSync(pepperFile, `${'ab'.repeat(32)}\n`);
      await expect(openStore(database)).rejects.toThrow('another pepper');
      writeFileSync(pepperFile, pepper);

      const second = await openStore(database);
      expect(await checkKey(second, key.key)).toHaveProperty('holder.client', key.id);
      expect(await verifyAuditLog(second)).toMatchObject({ isIntact: true, entries: 3 });
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(
        second.db,
      );
      await second.close();
      await expect(openStore(database)).rejects.toThrow(/cannot be migrated.*9999-later/);
    },
  );
});

test('a PostgreSQL that cannot be reached is named without its password', async () => {
  const open = (databaseUrl: string) => openStore({ folder: makeFolder(), databaseUrl });
  const refusal = open('postgres://ada:secret@127.0.0.1:1/accounts');
  await expect(refusal).rejects.toThrow(/^PostgreSQL at 127\.0\.0\.1:1\/accounts cannot be used: .*ECONNREFUSED/);
  await expect(refusal).rejects.not.toThrow('secret');
  await expect(open('secret words')).rejects.toThrow(/^PASSERBY_DATABASE_URL is not a URL(?!.*secret)/);
});

/** What the verification says after a change behind the log's back, which is then undone. */
async function verdictAfter(
  { db }: OpenStore,
  change: (trx: Transaction<Tables>) => Promise<unknown>,
  noted?: AuditHead,
): Promise<AuditVerdict | undefined> {
  const undo = new Error('undo');
  let verdict: AuditVerdict | undefined;
  await db
    .transaction()
    .execute(async (trx) => {
      await sql`alter table audit_entry disable trigger all`.execute(trx);
      await change(trx);
      verdict = await verifyAuditLog({ db: trx }, noted);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return verdict;
}
