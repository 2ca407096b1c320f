import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeAuditSummary } from '@passerby/release/audit-summary';
import { recordLoad } from '@passerby/release/load-list';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const load = { id: '0a1b2c3d', at: '2026-11-24T04:00:00.000Z', verdict: 'WARN', rules: ['VOLUME'] } as const;
let market: ReleasedMarket;
let graph: FixtureGraph;

beforeAll(async () => {
  market = await makeReleasedMarket({ isServed: false });
  const releasesFolder = join(market.home, 'releases');
  writeAuditSummary(releasesFolder, {
    market: 'tinytown',
    scale: 'quick',
    startedAt: '2026-11-24T03:00:00Z',
    verdict: 'PASS',
    findings: [
      { check: 'differencing <by area>', figure: 0.99, must: 'be at least', threshold: 0.95, verdict: 'PASS' },
      { check: 'mean of the noise', figure: 1.2345, must: 'be at most', threshold: 4, verdict: 'PASS', shownAs: 'noise' },
    ],
  });
  recordLoad(releasesFolder, 'tinytown', load);
  graph = await startFixtureGraph({ releasesFolder });
});
afterAll(async () => {
  await graph.close();
  market.remove();
});

test('the page says without a key or a script what is processed, promised, spent, left and not protected', async () => {
  const reply = await fetch(`${graph.gateway.url}/privacy`);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const page = await reply.text();
  for (const heading of ['processed', 'basis', 'promised', 'spent and left', 'not protected', 'check', 'Manifests']) {
    expect(page).toMatch(new RegExp(`<h3>[^<]*${heading}`));
  }
  const cells = [...page.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, words]) => words);
  expect(cells.slice(0, 5)).toEqual(['per period of 28 days', '1', '7.77', '0.000001', '0.8413']);
  expect(page).toContain('facts about groups');
  expect(page).toContain('passerby ledger verify --market tinytown');
  for (const id of market.releases) expect(page).toContain(`href="/releases/tinytown/${id}/manifest.json"`);
  expect(page).not.toMatch(/<script/);
});

test('neither form tells a figure of the audit that rests on exact counts', async () => {
  for (const path of ['/privacy', '/privacy.json']) {
    const text = await (await fetch(`${graph.gateway.url}${path}`)).text();
    expect(text).toContain('0.99');
    expect(text).not.toContain('1.2345');
  }
});

test('what the page prints is escaped', async () => {
  const page = await (await fetch(`${graph.gateway.url}/privacy`)).text();
  expect(page).toContain('differencing &lt;by area&gt;');
});

test('the same for programs: budgets from the manifests, links that lead to them, the last audit', async () => {
  const reply = await fetch(`${graph.gateway.url}/privacy.json`);
  const { markets } = (await reply.json()) as { readonly markets: readonly Readonly<Record<string, unknown>>[] };
  expect(markets).toHaveLength(1);
  const [card] = markets as readonly [
    {
      readonly market: string;
      readonly periods: readonly { readonly spent: number; readonly left: number; readonly releases: number }[];
      readonly manifests: readonly string[];
      readonly audit: { readonly verdict: string };
    },
  ];
  expect(card.market).toBe('tinytown');
  expect(card.audit.verdict).toBe('PASS');
  // A quarter of what day families cost in a period, and one week of four of the week family.
  expect(card.periods).toEqual([expect.objectContaining({ period: '2026-10-05', cap: 1, releases: 8 })]);
  const [{ spent, left } = { spent: 0, left: 0 }] = card.periods;
  expect(spent).toBeCloseTo((0.12 + 0.16 + 0.1 + 0.06 + 0.16) / 4, 10);
  expect(spent + left).toBeCloseTo(1, 10);
  const manifest = await fetch(`${graph.gateway.url}${card.manifests[0]}`);
  expect(manifest.status).toBe(200);
});

test('the status says without a key what is released and how the loads went', async () => {
  const reply = await fetch(`${graph.gateway.url}/status.json`);
  expect(reply.status).toBe(200);
  const { markets } = (await reply.json()) as { readonly markets: readonly { readonly newest: readonly object[] }[] };
  expect(markets).toEqual([
    expect.objectContaining({
      market: 'tinytown',
      releasedThrough: '2026-10-25',
      publishedAt: expect.any(String),
      loads: [load],
    }),
  ]);
  expect(markets[0]?.newest).toEqual([expect.objectContaining({ kind: 'day' }), expect.objectContaining({ kind: 'week' })]);
});
