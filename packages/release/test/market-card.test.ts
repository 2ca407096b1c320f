import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { findAuditSummary, writeAuditSummary } from '../src/audit-summary.ts';
import { findMarketCard } from '../src/market-card.ts';
import { publishDay, temporaryFolder } from './made-up-release.ts';

test('the card of a market: newest release, spending by period, all manifests, the last audit', async () => {
  using home = temporaryFolder();
  const releasesFolder = join(home.path, 'releases');
  expect(findMarketCard(releasesFolder, 'toy')).toBeUndefined();
  const folders = [await publishDay(home.path, '2026-10-06'), await publishDay(home.path, '2026-10-05')].map((path) =>
    basename(path),
  );
  const card = findMarketCard(releasesFolder, 'toy');
  expect(card?.cards.map(({ release }) => release)).toEqual([folders[0]]);
  // Two releases of two families at 4/700 each.
  expect(card?.periods).toEqual([
    { period: '2026-10-05', cap: 1, spent: expect.closeTo(16 / 700, 12), left: expect.closeTo(684 / 700, 12), releases: 2 },
  ]);
  expect(card?.manifests).toEqual(folders.map((id) => `/releases/toy/${id}/manifest.json`));
  expect(card?.audit).toBeNull();
});

test('an audit is kept beside the releases, without what else it holds, and is taken for none of them', async () => {
  using home = temporaryFolder();
  const releasesFolder = join(home.path, 'releases');
  await publishDay(home.path, '2026-10-05');
  const finding = { check: 'differencing', figure: 0.99, must: 'be at least', threshold: 0.95, verdict: 'PASS' };
  const summary = { market: 'toy', scale: 'quick', startedAt: '2026-11-24T03:00:00Z', verdict: 'PASS', findings: [finding] };
  writeAuditSummary(releasesFolder, Object.assign({ worldSeed: 7 }, summary));
  expect(findAuditSummary(releasesFolder, 'toy')).toEqual(summary);
  expect(findMarketCard(releasesFolder, 'toy')).toMatchObject({ audit: summary, periods: [{ releases: 1 }] });
  expect(readdirSync(join(releasesFolder, 'toy')).filter((name) => name.includes('audit'))).toEqual(['audit.json']);
});

test('of findings that rest on exact counts the card has one verdict a line, and neither a figure nor how many there were', async () => {
  using home = temporaryFolder();
  const releasesFolder = join(home.path, 'releases');
  const finding = { check: 'differencing', figure: 0.99, must: 'be at least', threshold: 0.95, verdict: 'PASS' };
  const noise = (check: string, verdict: string) => ({
    check,
    figure: 1.234_567,
    must: 'be at most',
    threshold: 4.321,
    verdict,
    shownAs: 'noise',
  });
  const audit = { market: 'toy', scale: 'quick', startedAt: '2026-11-24T03:00:00Z', verdict: 'FAIL' };
  const readFindings = (findings: Parameters<typeof writeAuditSummary>[1]['findings']) => {
    writeAuditSummary(releasesFolder, { ...audit, findings });
    return findAuditSummary(releasesFolder, 'toy')?.findings;
  };
  const line = { check: 'noise', figure: null, must: 'pass', threshold: null };
  expect(readFindings([noise('mean', 'PASS'), finding, noise('zero cells', 'PASS')])).toEqual([
    { ...line, verdict: 'PASS' },
    finding,
  ]);
  expect(readFindings([noise('mean', 'PASS'), noise('variance', 'FAIL'), finding])).toEqual([
    { ...line, verdict: 'FAIL' },
    finding,
  ]);
  expect(readFileSync(join(releasesFolder, 'toy', 'audit.json'), 'utf8')).not.toMatch(/1\.234|4\.321|variance/);
});
