import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wholeRequest } from './fixtures/askers.ts';
import { pglite } from './fixtures/engines.ts';
import { startTestAccounts } from './fixtures/running-accounts.ts';
import type { TestAccounts, TestClient } from './fixtures/running-accounts.ts';
import { makeRulesFolder } from './fixtures/site-rules.ts';

/** What belongs to the other organisation. */
interface Belongings {
  readonly organisation: string;
  readonly key: string;
  readonly member: string;
  readonly group: string;
  readonly zone: string;
  readonly export: string;
  readonly draft: string;
  readonly request: string;
}

/** An operation with the other's ids in it. `says` is the refusal that it must meet; without one it must tell nothing of the other. */
interface Attempt {
  readonly query: (theirs: Belongings) => string;
  readonly says?: 'NOT_FOUND';
}

const question = `{ market: "tinytown", measure: VISITORS, areas: ["tinytown:n1"], window: { from: "2026-10-19", to: "2026-10-20" }, grain: DAY, groupBy: [AREA] }`;
const findings = ['PROJECTS', 'PEOPLE', 'SETTINGS', 'DATA', 'OUTPUTS'].map(
  (safe) => `{ safe: ${safe}, verdict: SATISFIED, note: "x" }`,
);
const stepOn = (name: string): Attempt => ({
  query: ({ request }) => `mutation { ${name}(input: { id: "${request}", note: "x" }) { id title } }`,
  says: 'NOT_FOUND',
});
const decideOn = (name: string): Attempt => ({
  query: ({ request }) =>
    `mutation { ${name}(input: { id: "${request}", note: "x", findings: [${findings.join(', ')}] }) { id title } }`,
  says: 'NOT_FOUND',
});

/** Every operation of the subgraph. */
const attempts: Readonly<Record<string, Attempt>> = {
  viewer: {
    query: () =>
      '{ viewer { organisation { id name } key { id licenceId memberId } member { id } heldLicence { id } quota { pointsUsed } usage { keyId } licenceUsage { licenceId } targetGroups { id } studyZones { id } } }',
  },
  keys: { query: () => '{ keys { id name } }' },
  members: { query: () => '{ members { id email } }' },
  licences: { query: () => '{ licences { id } }' },
  organisations: { query: () => '{ organisations { id name } }' },
  auditLog: { query: () => '{ auditLog(first: 500) { subject actor } }' },
  export: { query: ({ export: id }) => `{ export(id: "${id}") { id question { market } } }`, says: 'NOT_FOUND' },
  exports: { query: () => '{ exports { nodes { id } } }' },
  dataRequest: { query: ({ request }) => `{ dataRequest(id: "${request}") { id title } }`, says: 'NOT_FOUND' },
  dataRequests: { query: () => '{ dataRequests { nodes { id title } } }' },
  requestRegister: { query: () => '{ requestRegister { nodes { title storage: id } } }' },
  saveTargetGroup: { query: () => 'mutation { saveTargetGroup(input: { name: "theirs", ageBands: [AGE_16_24] }) { id } }' },
  removeTargetGroup: { query: ({ group }) => `mutation { removeTargetGroup(id: "${group}") }`, says: 'NOT_FOUND' },
  studyZoneRules: { query: () => '{ studyZoneRules(market: "tinytown") { siteLimit ownLeft } }' },
  registerStudyZone: {
    query: () =>
      'mutation { registerStudyZone(input: { market: "tinytown", name: "theirs", kind: SHOP, longitude: -0.12, latitude: 51.515, radiusM: 150 }) { id } }',
  },
  createExport: { query: () => `mutation { createExport(input: { question: ${question}, formats: [CSV] }) { id } }` },
  createExportLink: { query: ({ export: id }) => `mutation { createExportLink(id: "${id}") { url } }`, says: 'NOT_FOUND' },
  createDataRequest: { query: () => 'mutation { createDataRequest(input: { title: "mine" }) { id organisationId } }' },
  editDataRequest: {
    query: ({ draft }) => `mutation { editDataRequest(id: "${draft}", input: { title: "taken" }) { id } }`,
    says: 'NOT_FOUND',
  },
  submitDataRequest: stepOn('submitDataRequest'),
  withdrawDataRequest: stepOn('withdrawDataRequest'),
  acceptDataRequest: stepOn('acceptDataRequest'),
  takeDataRequest: stepOn('takeDataRequest'),
  returnDataRequest: stepOn('returnDataRequest'),
  releaseOutput: stepOn('releaseOutput'),
  refuseOutput: stepOn('refuseOutput'),
  approveDataRequest: decideOn('approveDataRequest'),
  rejectDataRequest: decideOn('rejectDataRequest'),
  createKey: {
    query: ({ member }) => `mutation { createKey(input: { licence: "standard", name: "x", member: "${member}" }) { secret } }`,
    says: 'NOT_FOUND',
  },
  rotateKey: { query: ({ key }) => `mutation { rotateKey(id: "${key}") { secret } }`, says: 'NOT_FOUND' },
  revokeKey: { query: ({ key }) => `mutation { revokeKey(id: "${key}") { id } }`, says: 'NOT_FOUND' },
  setMember: { query: () => 'mutation { setMember(input: { email: "theirs@example.org", role: ANALYST }) { id email } }' },
  removeMember: { query: ({ member }) => `mutation { removeMember(id: "${member}") }`, says: 'NOT_FOUND' },
};

/** Steps that only a reviewer may take: who is none is refused before anything is looked up. */
const reviewing = new Set([
  'takeDataRequest',
  'returnDataRequest',
  'releaseOutput',
  'refuseOutput',
  'approveDataRequest',
  'rejectDataRequest',
]);
/** What everybody may ask, whatever their scopes; nothing in it is of another but the public register. */
const open = new Set(['viewer', 'studyZoneRules', 'requestRegister', 'export', 'exports', 'dataRequest', 'dataRequests']);

let accounts: TestAccounts;
let mine: TestClient;
let theirs: TestClient;
let belongings: Belongings;

beforeAll(async () => {
  accounts = await startTestAccounts({ engine: pglite, releasesFolder: makeRulesFolder() });
  const full = { kind: 'PUBLIC', scopes: ['INSIGHTS', 'EXPORTS', 'SITES', 'TARGET_GROUPS', 'REQUESTS', 'ADMIN'] } as const;
  mine = await accounts.addClient({ ...full, organisation: 'Mine', email: 'me@example.org' });
  theirs = await accounts.addClient({ ...full, organisation: 'Theirs', email: 'theirs@example.org' });
  belongings = await createBelongings(theirs);
});
afterAll(() => accounts.close());

/** One of everything. */
async function createBelongings(owner: TestClient): Promise<Belongings> {
  const get = async (query: string, field: string, variables = {}): Promise<string> => {
    const { data, errors } = await owner.ask<Record<string, { id: string } | { id: string }[]>>(query, variables);
    const found = data?.[field];
    if (!found) throw new Error(`${field}: ${JSON.stringify(errors)}`);
    return (Array.isArray(found) ? found[0]?.id : found.id) ?? '';
  };
  const input = { ...wholeRequest, question: undefined };
  const create = `mutation ($input: DataRequestInput!) { createDataRequest(input: $input) { id } }`;
  const request = await get(create, 'createDataRequest', { input });
  await get(`mutation { editDataRequest(id: "${request}", input: { question: ${question} }) { id } }`, 'editDataRequest');
  await get(`mutation { submitDataRequest(input: { id: "${request}" }) { id } }`, 'submitDataRequest');
  return {
    organisation: owner.org,
    key: owner.client,
    member: await get('{ members { id } }', 'members'),
    group: await get('mutation { saveTargetGroup(input: { name: "theirs", genders: [MALE] }) { id } }', 'saveTargetGroup'),
    zone: await get(
      'mutation { registerStudyZone(input: { market: "tinytown", name: "theirs", kind: SHOP, longitude: -0.125, latitude: 51.521, radiusM: 150 }) { id } }',
      'registerStudyZone',
    ),
    export: await get(`mutation { createExport(input: { question: ${question}, formats: [CSV] }) { id } }`, 'createExport'),
    draft: await get(create, 'createDataRequest', { input }),
    request,
  };
}

test('the table names every operation', () => {
  const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'), { assumeValidSDL: true });
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
  expect(Object.keys(attempts).toSorted()).toEqual(fields.filter((name) => !name.startsWith('_')).toSorted());
});

describe('an organisation with every scope', () => {
  test.each(Object.entries(attempts))('%s reaches nothing of another organisation', async (name, { query, says }) => {
    const before = await snapshot();
    const reply = await mine.ask(query(belongings));
    const code = reply.errors?.[0]?.extensions.code;
    expect(code).toBe(reviewing.has(name) ? 'FORBIDDEN' : says);
    const shown = JSON.stringify(reply.data ?? null);
    const secrets = Object.values(belongings).filter((id) => !(name === 'requestRegister' && id === belongings.request));
    for (const id of secrets) expect(shown).not.toContain(id);
    expect(await snapshot()).toEqual(before);
  });

  /** All that the other organisation sees of itself. */
  async function snapshot(): Promise<unknown> {
    const reply = await theirs.ask(`{
      viewer { targetGroups { id name genders } studyZones { id name } }
      keys { id revokedAt expiresAt } members { id email role } exports { nodes { id state } } dataRequests { nodes { id title state } }
    }`);
    expect(reply.errors).toBeUndefined();
    return reply.data;
  }
});

describe('a key without scopes', () => {
  test.each(Object.entries(attempts).filter(([name]) => !open.has(name)))('cannot use %s', async (_name, { query }) => {
    const bare = await accounts.addClient({ organisation: 'Theirs', kind: 'PUBLIC', scopes: ['INSIGHTS'] });
    const { errors } = await bare.ask(query(belongings));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('who is nobody', () => {
  test.each(Object.entries(attempts).filter(([name]) => name !== 'requestRegister'))('cannot use %s', async (name, { query }) => {
    const gone = await accounts.addClient({ organisation: 'Theirs', kind: 'PUBLIC' });
    await accounts.call(`POST /internal/keys/${gone.client}/revoke`);
    const asked = name === 'viewer' ? '{ viewer { scopes } }' : query(belongings);
    expect((await gone.ask(asked)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
