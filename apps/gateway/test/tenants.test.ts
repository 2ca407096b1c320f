import { readFileSync } from 'node:fs';
import { MEASURES } from '@passerby/domain/family';
import type { Measure } from '@passerby/domain/family';
import { createTestKeys, signTestPrincipal } from '@passerby/testkit/principal';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway } from '../src/gateway.ts';
import type { RunningGateway } from '../src/gateway.ts';
import { operations } from './fixtures/operations.ts';
import type { Belongings } from './fixtures/operations.ts';
import { startStack } from './fixtures/stack.ts';
import type { KeyOptions, Stack } from './fixtures/stack.ts';

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

const everyScope = ['INSIGHTS', 'EXPORTS', 'SITES', 'TARGET_GROUPS', 'REQUESTS', 'ADMIN'];
const subgraphs = ['accounts', 'demographics', 'movement'];
const briefMs = 300;

/** Holders of good keys, each of an organisation of its own, and the measures whose figures they may have. */
const holders: Readonly<
  Record<string, { readonly key: Omit<KeyOptions, 'organisation'>; readonly measures: readonly Measure[] }>
> = {
  'a client with every scope': { key: { scopes: everyScope }, measures: MEASURES },
  'a client of one measure': { key: { licence: { measures: ['presence'] } }, measures: ['presence'] },
  'a client of another market': { key: { licence: { markets: ['elsewhere'] } }, measures: [] },
  'a client of other areas': { key: { licence: { areas: ['tinytown:south'] } }, measures: [] },
  'a client of whole periods': { key: { licence: { grains: ['PERIOD'] } }, measures: ['residents', 'workers', 'frequency'] },
  'a client whose history begins later': { key: { licence: { historyFrom: '2030-01-01' } }, measures: [] },
  'a key without insights': { key: { scopes: ['REQUESTS'] }, measures: [] },
  'a public body': { key: { kind: 'PUBLIC', scopes: ['INSIGHTS', 'REQUESTS'] }, measures: MEASURES },
  'a reviewer': {
    key: { kind: 'INTERNAL', scopes: ['REVIEW'], member: { email: 'reviewer@example.org', role: 'REVIEWER' } },
    measures: [],
  },
};

let stack: Stack;
let gateway: RunningGateway;
let theirs: Belongings;
const keys = new Map<string, string>();

beforeAll(async () => {
  stack = await startStack();
  gateway = await startGateway(stack.gatewayOptions);
  theirs = await createBelongings();
  for (const [index, [name, { key }]] of Object.entries(holders).entries()) {
    keys.set(name, (await stack.makeKey({ ...key, organisation: `holder-${index}` })).key);
  }
});
afterAll(async () => {
  await gateway.close();
  await stack.close();
});

test('the table names every operation', () => {
  const sdl = readFileSync(new URL('../api.graphql', import.meta.url), 'utf8');
  const schema = buildSchema(sdl);
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
  expect(Object.keys(operations).toSorted()).toEqual(fields.toSorted());
});

describe.each(Object.entries(holders))('%s', (name, { measures: licensed }) => {
  test.each(Object.entries(operations))('reaches by %s nothing that is not its own', async (_field, { text, measures }) => {
    const { answer, status } = await ask(text(theirs), keys.get(name));
    const shown = JSON.stringify(answer.data ?? null);
    for (const id of Object.values(theirs)) expect(shown).not.toContain(id);
    expect(status).not.toBe(500);
    const mayRead = measures === undefined || measures.every((measure) => licensed.includes(measure));
    if (mayRead) return;
    expect(listFigures(answer.data)).toEqual([]);
    expect(answer.errors?.[0]?.extensions['code']).toMatch(/^(?:FORBIDDEN|NOT_FOUND|DATA_NOT_AVAILABLE)$/);
  });
});

test('the owner reads figures, so that those who do not are kept from them', async () => {
  for (const field of ['presence', 'visitors', 'dwell', 'residents'] as const) {
    const { answer } = await ask(operations[field]?.text(theirs) ?? '', keys.get('a client with every scope'));
    expect(answer.errors).toBeUndefined();
    expect(listFigures(answer.data).length).toBeGreaterThan(0);
  }
});

test('nothing of the other organisation was changed', async () => {
  const key = await stack.administer('GET', '/internal/keys?organisation=theirs');
  expect(key).toMatchObject({ keys: [{ id: theirs.key, revokedAt: null }] });
  const members = await stack.administer('GET', '/internal/organisations/theirs/members');
  expect(members).toMatchObject({ members: [{ id: theirs.member }] });
});

describe('who has no good key', () => {
  test.each(['nobody', 'malformed', 'unknown', 'wrong secret', 'revoked', 'expired'])('%s: nothing is answered', async (kind) => {
    const key = await badKey(kind);
    for (const { text } of Object.values(operations)) {
      const { status, answer } = await ask(text(theirs), key);
      expect(status).toBe(401);
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    }
  });
});

describe.each(subgraphs)('%s asked directly', (name) => {
  test.each(['no principal', 'an API key', 'of another signer', 'expired', 'for another subgraph', 'unsigned'])(
    'with %s refuses',
    async (kind) => {
      const headers: Record<string, string> = { 'content-type': 'application/json', 'x-passerby-principal': '{"org":"theirs"}' };
      const token = await badPrincipal(kind, name);
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
      const fields = name === 'accounts' ? '{ viewer { organisation { id } } }' : '{ __typename }';
      const response = await fetch(stack.urlOf(name), { method: 'POST', headers, body: JSON.stringify({ query: fields }) });
      const answer = (await response.json()) as Answer;
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    },
  );
});

async function ask(query: string, key: string | undefined): Promise<{ readonly status: number; readonly answer: Answer }> {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

/** One of everything. */
async function createBelongings(): Promise<Belongings> {
  const member = { email: 'theirs@example.org', role: 'ADMIN' };
  const { id, key } = await stack.makeKey({ organisation: 'theirs', kind: 'PUBLIC', scopes: everyScope, member });
  const create = async (query: string): Promise<string> => {
    const { answer } = await ask(`mutation { made: ${query} { id } }`, key);
    const made = answer.data?.['made'];
    if (typeof made !== 'object' || made === null || !('id' in made))
      throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
    return String(made.id);
  };
  const { members } = await stack.administer('GET', '/internal/organisations/theirs/members');
  const { organisations } = await stack.administer('GET', '/internal/organisations');
  const idOf = (list: unknown, name: string): string => {
    const found = (list as readonly { id: string; name?: string; email?: string }[]).find(
      (item) => item.name === name || item.email === name,
    );
    if (found === undefined) throw new Error(`${name} was not made`);
    return found.id;
  };
  return {
    organisation: idOf(organisations, 'theirs'),
    key: id,
    member: idOf(members, member.email),
    group: await create('saveTargetGroup(input: { name: "theirs", genders: [MALE] })'),
    export: await create(
      'createExport(input: { question: { market: "tinytown", measure: VISITORS, areas: ["tinytown:n1"], window: { from: "2026-10-19", to: "2026-10-20" }, grain: DAY, groupBy: [AREA] }, formats: [CSV] })',
    ),
    request: await create('createDataRequest(input: { title: "theirs" })'),
  };
}

async function badKey(kind: string): Promise<string | undefined> {
  const { id, key } = await stack.makeKey({ organisation: `bad-${kind.replace(' ', '-')}` });
  if (kind === 'nobody') return undefined;
  if (kind === 'malformed') return 'pby_nothing';
  if (kind === 'unknown') return `pby_live_${'0'.repeat(16)}_${'a'.repeat(43)}`;
  if (kind === 'wrong secret') return key.slice(0, -3) + (key.endsWith('aaa') ? 'bbb' : 'aaa');
  if (kind === 'revoked') {
    await stack.administer('POST', `/internal/keys/${id}/revoke`);
    return key;
  }
  return await makeExpired(briefMs);
}

/** A key that has just expired. On a machine so busy that its time had passed before it could be made, another with more time. */
async function makeExpired(lifetimeMs: number): Promise<string> {
  const soon = Date.now() + lifetimeMs;
  const expiresAt = new Date(soon).toISOString();
  const made = await stack.makeKey({ organisation: 'bad-expired', expiresAt }).catch((error: unknown) => {
    if (String(error).includes('has passed')) return undefined;
    throw error;
  });
  if (made === undefined) return await makeExpired(2 * lifetimeMs);
  await new Promise((resolve) => setTimeout(resolve, soon - Date.now() + 1));
  return made.key;
}

async function badPrincipal(kind: string, audience: string): Promise<string | undefined> {
  const none = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  if (kind === 'no principal') return undefined;
  if (kind === 'an API key') return keys.get('a client with every scope');
  if (kind === 'of another signer') return signTestPrincipal({ audience, keys: await createTestKeys() });
  if (kind === 'expired') return signTestPrincipal({ audience, issuedInSeconds: -120 });
  if (kind === 'for another subgraph')
    return signTestPrincipal({ audience: audience === 'movement' ? 'demographics' : 'movement' });
  return `${none({ alg: 'none' })}.${none({ iss: 'passerby-gateway', aud: audience, org: 'theirs' })}.`;
}

/** Every number at a `value`, `share`, `lower` or `upper`. */
function listFigures(data: unknown): readonly number[] {
  if (Array.isArray(data)) return data.flatMap(listFigures);
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap((value) => (typeof value === 'number' ? [value] : listFigures(value)));
}
