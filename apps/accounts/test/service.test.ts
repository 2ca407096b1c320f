import { readFileSync } from 'node:fs';
import { createLogger } from '@passerby/runtime/logger';
import { getTestKeys, signTestPrincipal } from '@passerby/testkit/principal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printAccountsSdl } from '../scripts/sdl.ts';
import { startAccounts } from '../src/accounts-service.ts';
import { DEFAULT_QUOTA } from '../src/data/quota.ts';
import { DEFAULT_SCOPES } from '../src/data/scope.ts';
import { makeFolder, pglite } from './fixtures/engines.ts';
import { sampleTerms } from './fixtures/samples.ts';

const serviceKey = 'the-service-key-of-this-test';
const unknownKey = `pby_test_${'0'.repeat(16)}_${'a'.repeat(43)}`;

let service: Awaited<ReturnType<typeof startAccounts>>;
let now = new Date('2026-11-02T08:00:00.000Z');
const logged: string[] = [];

beforeAll(async () => {
  const { publicKeyJwk } = await getTestKeys();
  service = await startAccounts({
    ...(await pglite.createDatabase()),
    releasesFolder: makeFolder(),
    port: 0,
    host: '127.0.0.1',
    version: '1.0.0',
    principalPublicKey: publicKeyJwk,
    serviceKey,
    logger: createLogger({ name: 'accounts', destination: { write: (line) => logged.push(line) } }),
    clock: () => now,
  });
});
afterAll(() => service.close());

interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function call(request: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const [method = '', path = ''] = request.split(' ');
  const response = await fetch(new URL(path, service.url), {
    method,
    headers: {
      'x-passerby-service-key': serviceKey,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = await response.text();
  return { status: response.status, body: (answer === '' ? {} : JSON.parse(answer)) as Record<string, unknown> };
}

/** An organisation with a licence `standard` and a key, through the API. */
async function seed(name: string, expiresAt?: string): Promise<{ key: string; id: string; organisation: string }> {
  const { body } = await call(`PUT /internal/organisations/${name}`, { kind: 'PUBLIC' });
  await call(`PUT /internal/organisations/${name}/licences/standard`, { licence: sampleTerms });
  const made = await call('POST /internal/keys', {
    organisation: name,
    licence: 'standard',
    name: 'k',
    environment: 'test',
    expiresAt,
  });
  return { key: String(made.body['key']), id: String(made.body['id']), organisation: String(body['id']) };
}

describe('the internal API', () => {
  test.each([
    'POST /internal/keys/verify',
    'GET /internal/organisations',
    'POST /internal/organisations',
    'PUT /internal/organisations/x',
    'GET /internal/licences',
    'POST /internal/licences',
    'GET /internal/keys',
    'POST /internal/keys',
    'POST /internal/keys/x/revoke',
    'POST /internal/keys/x/rotate',
    'PUT /internal/organisations/x/licences/x/quota',
    'GET /internal/organisations/x/members',
    'PUT /internal/organisations/x/members',
    'DELETE /internal/members/x',
    'POST /internal/members/verify',
    'POST /internal/usage',
    'GET /internal/audit',
    'GET /internal/audit/verify',
    'GET /internal/nothing',
  ])('%s needs the service key', async (request) => {
    const body = request.startsWith('GET') ? undefined : {};
    for (const given of ['', 'wrong', `${serviceKey}x`, serviceKey.slice(1)]) {
      const reply = await call(request, body, { 'x-passerby-service-key': given });
      expect(reply).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
      expect(reply.body).not.toHaveProperty('reason');
    }
  });

  test('does not take a principal or a client key for the service key', async () => {
    const authorization = `Bearer ${await signTestPrincipal({ audience: 'accounts' })}`;
    const reply = await call('GET /internal/keys', undefined, { 'x-passerby-service-key': '', authorization });
    expect(reply.status).toBe(401);
  });

  test('creates once, ensures again and lists', async () => {
    const created = await call('POST /internal/organisations', { name: 'Läden & Söhne', kind: 'RETAIL' });
    expect(created).toMatchObject({ status: 201, body: { name: 'Läden & Söhne', kind: 'RETAIL', createdAt: now.toISOString() } });
    expect(await call('POST /internal/organisations', { name: 'Läden & Söhne', kind: 'RETAIL' })).toMatchObject({
      status: 400,
      body: { code: 'BAD_USER_INPUT', message: 'There is already an organisation "Läden & Söhne"' },
    });
    const path = `/internal/organisations/${encodeURIComponent('Läden & Söhne')}`;
    expect(await call(`PUT ${path}`, { kind: 'RETAIL' })).toEqual({ status: 200, body: created.body });
    const licence = await call(`PUT ${path}/licences/a`, { licence: sampleTerms });
    expect(licence).toMatchObject({ status: 201, body: { organisation: created.body['id'], name: 'a', licence: sampleTerms } });
    expect(await call(`PUT ${path}/licences/a`, { licence: sampleTerms })).toEqual({ ...licence, status: 200 });
    const input = { organisation: created.body['id'], name: 'b', licence: sampleTerms };
    expect(await call('POST /internal/licences', input)).toMatchObject({ status: 201 });
    expect(await call('POST /internal/licences', input)).toMatchObject({ status: 400 });
    const listed = await call(`GET /internal/licences?organisation=${String(created.body['id'])}`);
    expect(listed.body['licences']).toMatchObject([{ name: 'a' }, { name: 'b' }]);
    expect((await call('GET /internal/organisations')).body['organisations']).toContainEqual(created.body);
  });

  test('shows a secret once and says who holds a key', async () => {
    const { key, id, organisation } = await seed('holder');
    const about = { org: organisation, client: id, licence: sampleTerms, expiresAt: null };
    const allowance = { licenceId: expect.any(String) as string, quota: DEFAULT_QUOTA, pointsUsed: 0 };
    const holder = { ...about, ...allowance, scopes: DEFAULT_SCOPES, studyZones: [] };
    expect(await call('POST /internal/keys/verify', { key })).toEqual({ status: 200, body: holder });
    const { body } = await call('GET /internal/keys?organisation=holder');
    expect(body['keys']).toEqual([expect.objectContaining({ id, organisation, prefix: `pby_test_${id}`, revokedAt: null })]);
    expect(JSON.stringify(body)).not.toContain(key.slice(-43));
  });

  test('says why a key is refused', async () => {
    const expiresAt = new Date(now.getTime() + 1000).toISOString();
    const [gone, old] = [await seed('gone'), await seed('old', expiresAt)];
    expect(await call('POST /internal/keys/verify', { key: old.key })).toMatchObject({ status: 200, body: { expiresAt } });
    expect(await call(`POST /internal/keys/${gone.id}/revoke`)).toMatchObject({
      status: 200,
      body: { revokedAt: now.toISOString() },
    });
    now = new Date(now.getTime() + 1000);
    for (const [key, reason] of [
      [gone.key, 'revoked'],
      [old.key, 'expired'],
      [unknownKey, 'unknown'],
      ['pby_nonsense', 'malformed'],
    ]) {
      expect(await call('POST /internal/keys/verify', { key })).toEqual({ status: 401, body: { reason } });
    }
  });

  test('rotates a key, adds members and agrees on a quota', async () => {
    const { id, key } = await seed('managed');
    const next = await call(`POST /internal/keys/${id}/rotate`, { overlapSeconds: 0 });
    expect(next).toMatchObject({ status: 201, body: { replaces: id, key: expect.stringMatching(/^pby_test_/) as string } });
    expect(await call('POST /internal/keys/verify', { key })).toEqual({ status: 401, body: { reason: 'expired' } });
    expect(await call(`POST /internal/keys/${String(next.body['id'])}/rotate`)).toMatchObject({ status: 201 });
    const member = { email: 'ada@example.org', role: 'ADMIN' };
    const added = await call('PUT /internal/organisations/managed/members', member);
    expect(added).toMatchObject({ status: 201, body: member });
    expect(await call('GET /internal/organisations/managed/members')).toMatchObject({ status: 200, body: { members: [member] } });
    expect(await call(`DELETE /internal/members/${String(added.body['id'])}`)).toMatchObject({ status: 204 });
    const quota = { pointsPerDay: 10, requestsPerMinute: 1, costMax: 5 };
    const path = '/internal/organisations/managed/licences/standard/quota';
    expect(await call(`PUT ${path}`, quota)).toEqual({ status: 200, body: quota });
    expect(await call(`PUT ${path}`, { ...quota, costMax: -1 })).toMatchObject({ status: 400 });
    expect(await call('POST /internal/keys/verify', { key: next.body['key'] })).toMatchObject({ status: 200, body: { quota } });
  });

  test('adds up usage', async () => {
    const { id } = await seed('busy');
    const usage = [{ client: id, day: '2026-11-02', requests: 2, points: 30 }];
    expect(await call('POST /internal/usage', { usage })).toEqual({ status: 200, body: { recorded: 1 } });
    const bad = [{ client: id, day: '2026-11-31', requests: -1, points: 0 }];
    expect(await call('POST /internal/usage', { usage: bad })).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT' } });
  });

  test('keeps a record of who did what', async () => {
    const { seq: before } = (await call('GET /internal/audit')).body['head'] as { seq: number };
    await call('POST /internal/organisations', { name: 'recorded', kind: 'PUBLIC' }, { 'x-passerby-actor': 'cli:ada' });
    const { body } = await call(`GET /internal/audit?after=${before}`);
    expect(body['entries']).toMatchObject([{ seq: before + 1, actor: 'cli:ada', act: 'ORGANISATION_CREATED' }]);
    const verdict = await call('GET /internal/audit/verify');
    expect(verdict.body).toEqual({ isIntact: true, entries: before + 1, head: body['head'], problem: null });
    const { hash } = body['head'] as { hash: string };
    expect((await call(`GET /internal/audit/verify?seq=${before + 1}&hash=${hash}`)).body).toHaveProperty('isIntact', true);
    const forged = await call(`GET /internal/audit/verify?seq=${before + 1}&hash=${'f'.repeat(64)}`);
    expect(forged.body).toMatchObject({ isIntact: false, problem: expect.stringContaining('rewritten') as string });
  });

  test.each([
    ['POST /internal/organisations', '{', 400],
    ['POST /internal/organisations', '[]', 400],
    ['POST /internal/organisations', { name: 'x', kind: 'OTHER' }, 400],
    ['POST /internal/organisations', { name: '', kind: 'PUBLIC' }, 400],
    ['POST /internal/organisations', { name: 'x'.repeat(81), kind: 'PUBLIC' }, 400],
    ['POST /internal/organisations', { name: 'x', kind: 'PUBLIC', extra: 1 }, 400],
    ['POST /internal/licences', { organisation: 'nobody', name: 'x', licence: sampleTerms }, 404],
    ['PUT /internal/organisations/nobody/licences/x', { licence: sampleTerms }, 404],
    ['POST /internal/keys', { organisation: 'nobody', licence: 'x', name: 'x' }, 404],
    ['POST /internal/keys', { organisation: 'nobody', licence: 'x', name: 'x', expiresAt: 'tomorrow' }, 400],
    ['POST /internal/keys/verify', { key: 5 }, 400],
    ['POST /internal/keys/nobody/revoke', undefined, 404],
    ['GET /internal/keys?organisation=nobody', undefined, 404],
    ['GET /internal/keys?organisation=%00', undefined, 400],
    ['GET /internal/audit?limit=0', undefined, 400],
    ['GET /internal/nothing', undefined, 404],
  ])('%s with %j is refused', async (request, body, status) => {
    const reply = await call(request, body);
    expect(reply).toEqual({
      status,
      body: {
        code: status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT',
        message: expect.any(String) as string,
        details: expect.any(Object) as object,
      },
    });
  });

  test('no secret was logged', async () => {
    const { key } = await seed('quiet');
    await call('POST /internal/keys/verify', { key });
    expect(logged.join('')).not.toContain(key.slice(-43));
    expect(logged.join('')).not.toContain(serviceKey);
  });
});

describe('the subgraph', () => {
  const viewerQuery = `{ viewer {
    organisation { id name kind } key { id name prefix expiresAt lastUsedAt }
    licence { markets areas finestLevel grains measures demo historyFrom lagDays gradeD } } }`;

  async function ask(claims: Record<string, unknown>, query = viewerQuery): Promise<Record<string, unknown>> {
    const authorization = `Bearer ${await signTestPrincipal({ audience: 'accounts', licence: sampleTerms, claims })}`;
    return (await call('POST /graphql', { query }, { authorization })).body;
  }

  test('has the schema that is committed (npm run generate -w apps/accounts)', async () => {
    const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
    expect(printAccountsSdl()).toBe(committed);
  });

  test('tells a client who it is and what it may ask', async () => {
    const { id, key, organisation } = await seed('viewer');
    await call('POST /internal/keys/verify', { key });
    expect(await ask({ org: organisation, client: id })).toEqual({
      data: {
        viewer: {
          organisation: { id: organisation, name: 'viewer', kind: 'PUBLIC' },
          key: { id, name: 'k', prefix: `pby_test_${id}`, expiresAt: null, lastUsedAt: now.toISOString() },
          licence: { ...sampleTerms, measures: ['PRESENCE', 'DWELL'] },
        },
      },
    });
  });

  test('a session has no key, and one organisation never sees the key of another', async () => {
    const [mine, theirs] = [await seed('mine'), await seed('theirs')];
    for (const client of ['session-1', theirs.id]) {
      expect(await ask({ org: mine.organisation, client }, '{ viewer { key { id } } }')).toEqual({
        data: { viewer: { key: null } },
      });
    }
  });

  test('tells a client its limits, what is left and what it used', async () => {
    const { id, organisation } = await seed('limits');
    const day = now.toISOString().slice(0, 10);
    await call('POST /internal/usage', { usage: [{ client: id, day, requests: 3, points: 2_500_000_000 }] });
    const query =
      '{ viewer { quota { pointsPerDay pointsUsed pointsLeft requestsPerMinute costMax } usage(days: 7) { keyId day requests points } } }';
    const used = { pointsUsed: 2_500_000_000, pointsLeft: 0 };
    expect(await ask({ org: organisation, client: id }, query)).toEqual({
      data: { viewer: { quota: { ...DEFAULT_QUOTA, ...used }, usage: [{ keyId: id, day, requests: 3, points: 2_500_000_000 }] } },
    });
    const refused = await ask({ org: organisation, client: id }, '{ viewer { usage(days: 0) { day } } }');
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('an organisation that is gone is NOT_FOUND', async () => {
    const body = await ask({ org: 'nobody', client: 'nobody' });
    expect(body).toMatchObject({ data: null, errors: [{ path: ['viewer', 'organisation'], extensions: { code: 'NOT_FOUND' } }] });
  });

  test('answers nobody but the gateway, and the service key opens no query', async () => {
    const none = await call('POST /graphql', { query: viewerQuery });
    expect(none.body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const authorization = `Bearer ${await signTestPrincipal({ audience: 'movement' })}`;
    const other = await call('POST /graphql', { query: viewerQuery }, { authorization });
    expect(other.body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test('is live and ready', async () => {
    expect(await call('GET /livez')).toMatchObject({ status: 200 });
    expect(await call('GET /readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });
});
