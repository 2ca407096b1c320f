import { readFileSync } from 'node:fs';
import { createLogger } from '@passerby/runtime/logger';
import { startFederation } from '@passerby/testkit/federation';
import type { RunningFederation } from '@passerby/testkit/federation';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { testLicence } from '@passerby/testkit/principal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { supergraphFile } from '../scripts/graph-files.ts';
import { startGateway } from '../src/gateway.ts';
import type { RunningGateway } from '../src/gateway.ts';
import { serviceKey, startFakeAccounts } from './fixtures/accounts.ts';
import type { FakeAccounts } from './fixtures/accounts.ts';

const key = 'pby_test_whole_graph';
let market: ReleasedMarket;
let federation: RunningFederation;
let accounts: FakeAccounts;
let gateway: RunningGateway;

beforeAll(async () => {
  market = await makeReleasedMarket({
    from: '2026-10-05',
    to: '2026-11-02',
    families: ['presence-zone-hour', 'dwell-site-week-demo', 'residents-zone-period-demo'],
    isNoisy: false,
  });
  federation = await startFederation({ home: market.home });
  accounts = await startFakeAccounts();
  const studyZones = [{ id: 'tinytown:sz-1', measuredFrom: '2026-11-09' }];
  accounts.keys.set(key, { client: 'whole', licence: testLicence, studyZones });
  gateway = await startGateway({
    supergraphSdl: readFileSync(supergraphFile, 'utf8'),
    subgraphUrls: {
      demographics: federation.urlOf('demographics'),
      movement: federation.urlOf('movement'),
      accounts: accounts.url,
    },
    accounts: { accountsUrl: accounts.url, serviceKey },
    principalPrivateKey: federation.keys.privateKeyJwk,
    host: '127.0.0.1',
    port: 0,
    releasesFolder: '/nowhere',
    console: { folder: '/nowhere' },
    logger: createLogger({ name: 'gateway', level: 'silent' }),
    version: '0.0.0',
  });
});
afterAll(async () => {
  await gateway.close();
  await Promise.all([federation.close(), accounts.close()]);
  market.remove();
});

async function ask(query: string, variables: object = {}) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { readonly data?: unknown; readonly errors?: readonly { readonly extensions?: object }[] };
}

test('one question crosses from a site to its audience and the dwell of a target group', async () => {
  const { data, errors } = await ask(
    `query Crossing($site: ID!, $window: Window!) {
      site(id: $site) {
        name
        audience(window: $window, groupBy: [GENDER]) { nodes { gender share { value } index { value status } } }
        dwell(window: $window, targetGroup: { genders: [FEMALE] }) { nodes { dwellBand estimate { value status } } }
      }
      targetGroup(id: "women-25-34") { name dwell(site: $site, window: $window) { nodes { estimate { value } } } }
    }`,
    { site: 'tinytown:high-street', window: { from: '2026-10-19', to: '2026-10-26' } },
  );
  expect(errors).toBeUndefined();
  const published = (value: number) => ({ value, status: 'PUBLISHED' });
  const group = (gender: string, share: number) => ({ gender, share: { value: share }, index: published(100) });
  const withheld = { value: null, status: 'BELOW_MINIMUM' };
  const women = [400, 300, 200, 100].map((perLeaf) => published(7 * perLeaf));
  expect(data).toEqual({
    site: {
      name: 'high-street',
      audience: { nodes: [group('FEMALE', 46.7), group('MALE', 46.7), group('UNKNOWN', 6.7)] },
      dwell: {
        nodes: ['MIN_5_15', 'MIN_15_30', 'MIN_30_60', 'MIN_60_120', 'MIN_120_PLUS'].map((dwellBand, index) => ({
          dwellBand,
          estimate: women[index] ?? withheld,
        })),
      },
    },
    targetGroup: {
      name: 'Women 25-34',
      dwell: { nodes: [400, 300, 200, 100, null].map((value) => ({ estimate: { value } })) },
    },
  });
});

test('a drawn place is measured by movement, and its zones are described by demographics', async () => {
  const ring = [
    [-0.14, 51.51],
    [-0.126, 51.51],
    [-0.126, 51.52],
    [-0.14, 51.52],
  ].map(([longitude, latitude]) => ({ longitude, latitude }));
  const { data, errors } = await ask(
    `query Drawn($ring: [PositionInput!]!) {
      presence(areas: { polygon: { market: "tinytown", ring: $ring } }, window: { from: "2026-10-19", to: "2026-10-20" }, groupBy: [AREA]) {
        edition { market { name } }
        customPlace { zones { overlap area { name parent { id } } } leftOut { overlap area { name geometry } } }
        nodes { area { name residents { nodes { estimate { value } } } } estimate { value } }
      }
    }`,
    { ring },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    presence: {
      edition: { market: { name: 'Tinytown' } },
      customPlace: {
        zones: [{ overlap: 1, area: { name: 'N1', parent: { id: 'tinytown:north' } } }],
        leftOut: [{ overlap: 0.4, area: { name: 'N2', geometry: expect.objectContaining({ type: 'MultiPolygon' }) } }],
      },
      nodes: [
        {
          area: { name: 'N1', residents: { nodes: [{ estimate: { value: 15 * 500 } }] } },
          estimate: { value: 24 * 15 * 600 },
        },
      ],
    },
  });
});

test('the owner of a study zone reads from when it is measured, in each subgraph', async () => {
  const { errors } = await ask(
    '{ site(id: "tinytown:sz-1") { name } dwell(site: "tinytown:sz-1", window: { from: "2026-10-19", to: "2026-10-26" }) { cost } }',
  );
  const coming = { code: 'DATA_NOT_AVAILABLE', availableFrom: '2026-11-09' };
  expect(errors).toMatchObject([{ extensions: coming }, { extensions: coming }]);
});
