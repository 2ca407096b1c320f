import { createGraphClient } from '@passerby/client/client';
import { unpackRows } from '@passerby/client/columns';
import { GraphError } from '@passerby/client/graph-error';
import { PresenceColumnsDocument, PresenceDocument } from '@passerby/client/operations';
import { listRows } from '@passerby/client/pages';
import { startFederation } from '@passerby/testkit/federation';
import type { RunningFederation } from '@passerby/testkit/federation';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { signTestPrincipal } from '@passerby/testkit/principal';
import { afterAll, beforeAll, expect, test } from 'vitest';

const window = { from: '2026-10-19', to: '2026-10-20' };
const areas = ['tinytown:tiny'];
let market: ReleasedMarket;
let federation: RunningFederation;

beforeAll(async () => {
  market = await makeReleasedMarket({ to: '2026-10-20' });
  federation = await startFederation({ home: market.home, subgraphs: ['movement'] });
});
afterAll(async () => {
  await federation.close();
  market.remove();
});

/** A subgraph speaks as the gateway does, with a principal in the place of a key. */
async function openClient(markets = ['tinytown']) {
  const key = await signTestPrincipal({ audience: 'movement', licence: { markets }, keys: federation.keys });
  return createGraphClient({ url: new URL(federation.urlOf('movement')).origin, key });
}

test('all pages of a question are the same figures as its packed columns', async () => {
  const client = await openClient();
  const askPage = async (after: string | null) =>
    (await client.ask(PresenceDocument, { areas, window, first: 100, after })).presence;
  const figures: unknown[] = [];
  for await (const { at, ageBand, gender, estimate } of listRows(askPage)) {
    figures.push({ time: at, ageBand, gender, value: estimate.value, status: estimate.status });
  }
  const { presence } = await client.ask(PresenceColumnsDocument, { areas, window });
  if (presence?.columns === null || presence?.columns === undefined) throw new Error('no columns came');
  const { length, ...columns } = presence.columns;
  expect(length).toBe(24 * 15);
  const rows = unpackRows(columns);
  expect(rows.map(({ time, ageBand, gender, value, status }) => ({ time, ageBand, gender, value, status }))).toEqual(figures);
  expect(new Set(rows.map(({ area }) => area))).toEqual(new Set(areas));
});

test('a refusal carries its code', async () => {
  const client = await openClient([]);
  const refusal: unknown = await client.ask(PresenceDocument, { areas, window }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(GraphError);
  expect(refusal).toMatchObject({ code: 'FORBIDDEN' });
});
