import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { releaseIdOf } from '../src/manifest.ts';
import { openReleaseWriter } from '../src/writer.ts';
import {
  dayDraft,
  dwellDomain,
  key,
  noisyFamily,
  numberedCounts,
  presenceDomain,
  publicInputs,
  publishDay,
  temporaryFolder,
} from './made-up-release.ts';

async function readRows(path: string): Promise<readonly unknown[][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll('select * from read_parquet($1)', [path]);
  return reader.getRowsJson();
}

test('a family is written cell by cell in the order of its domain, negative counts as they are', async () => {
  using home = temporaryFolder();
  const folder = await publishDay(home.path, '2026-10-05');
  const domain = presenceDomain('2026-10-05');
  const [areas, hours, demo] = domain.axes;
  const counts = numberedCounts(domain);
  const expected = (areas?.values ?? [])
    .flatMap((area) =>
      (hours?.values ?? []).flatMap((hour) => (demo?.values ?? []).map((leaf) => area.concat(String(hour[0]), leaf))),
    )
    .map((cell, index) => cell.concat(counts[index] ?? Number.NaN));
  expect(await readRows(join(folder, 'presence-zone-hour-demo.parquet'))).toEqual(expected);
});

test('the folder holds what the interface names, and no sensitive site', async () => {
  using home = temporaryFolder();
  const folder = await publishDay(home.path, '2026-10-05');
  expect(new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))).toEqual(
    new Set([
      'domain.json',
      'dwell-site-day.parquet',
      'manifest.json',
      'manifest.sig',
      'presence-zone-hour-demo.parquet',
      'public',
      'public/areas.json',
      'public/market.json',
      'public/population.json',
      'public/sites.json',
    ]),
  );
  expect(readFileSync(join(folder, 'public/sites.json'), 'utf8')).not.toContain('S3');
});

test('the id depends on the content, not on when it was built', async () => {
  using home = temporaryFolder();
  const seal = async (name: string, createdAt: string, sigma2: readonly [number, number]) => {
    const writer = openReleaseWriter(join(home.path, name));
    await writer.addFamily(noisyFamily(dwellDomain('2026-10-05'), sigma2));
    return writer.seal({ ...dayDraft('2026-10-05'), createdAt }, { publicInputs, privateKey: key });
  };
  const first = await seal('a', '2026-10-07T06:00:00Z', [2100, 1]);
  const later = await seal('b', '2026-10-08T06:00:00Z', [2100, 1]);
  const other = await seal('c', '2026-10-07T06:00:00Z', [2101, 1]);
  expect(first.manifest.id).toMatch(/^day-2026-10-05-[0-9a-f]{8}$/);
  expect(first.manifest.id).toBe(`day-2026-10-05-${first.contentHash.slice(0, 8)}`);
  expect(later.manifest.id).toBe(first.manifest.id);
  expect(other.manifest.id).not.toBe(first.manifest.id);
  expect(releaseIdOf(first.manifest)).toBe(first.manifest.id);
});

test('counts that do not fit the domain are refused, and so is a release of nothing', async () => {
  using home = temporaryFolder();
  const writer = openReleaseWriter(join(home.path, 'a'));
  const family = noisyFamily(dwellDomain('2026-10-05'));
  await expect(writer.addFamily({ ...family, noisy: family.noisy.subarray(1) })).rejects.toThrow(
    'dwell-site-day: 9 counts for a domain of 10 cells',
  );
  expect(() => writer.seal(dayDraft('2026-10-05'), { publicInputs, privateKey: key })).toThrow('a release without a family');
});
