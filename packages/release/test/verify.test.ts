import { appendFileSync, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { releaseIdOf } from '../src/manifest.ts';
import type { ReleaseManifest } from '../src/manifest.ts';
import { sha256 } from '../src/canonical-json.ts';
import { readManifest } from '../src/release-folder.ts';
import { verifyRelease } from '../src/verify.ts';
import { key, publishDay, temporaryFolder } from './made-up-release.ts';

test('a release that is whole verifies', async () => {
  using home = temporaryFolder();
  const folder = await publishDay(home.path, '2026-10-05');
  expect(await verifyRelease(folder)).toEqual(readManifest(folder));
});

/** Signs a changed manifest with the market's own key, and names the folder after it: what a faulty writer would do. */
function reseal(folder: string, change: (manifest: ReleaseManifest) => ReleaseManifest): string {
  const changed = change(readManifest(folder));
  const manifest = { ...changed, id: releaseIdOf(changed) };
  const bytes = Buffer.from(JSON.stringify(manifest));
  writeFileSync(join(folder, 'manifest.json'), bytes);
  writeFileSync(join(folder, 'manifest.sig'), sign(null, bytes, key));
  const renamed = join(dirname(folder), manifest.id);
  renameSync(folder, renamed);
  return renamed;
}

function withFamily(manifest: ReleaseManifest, change: Partial<ReleaseManifest['families'][number]>): ReleaseManifest {
  return { ...manifest, families: manifest.families.map((family, index) => (index === 0 ? { ...family, ...change } : family)) };
}

const damages: readonly (readonly [name: string, damage: (folder: string) => string | void, message: string | RegExp])[] = [
  ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), 'manifest.json is missing'],
  ['no signature', (folder) => rmSync(join(folder, 'manifest.sig')), 'manifest.sig is missing'],
  [
    'a changed manifest',
    (folder) => appendFileSync(join(folder, 'manifest.json'), ' '),
    'manifest.sig is no signature of manifest.json',
  ],
  [
    'a cut signature',
    (folder) => writeFileSync(join(folder, 'manifest.sig'), 'x'),
    'manifest.sig is no signature of manifest.json',
  ],
  [
    "a stranger's signature",
    (folder) => {
      const stranger = generateKeyPairSync('ed25519').privateKey;
      writeFileSync(join(folder, 'manifest.sig'), sign(null, readFileSync(join(folder, 'manifest.json')), stranger));
    },
    'manifest.sig is no signature of manifest.json',
  ],
  [
    'no public key',
    (folder) => rmSync(join(dirname(folder), 'keys'), { recursive: true }),
    /manifest\.sig cannot be checked: no public key in .*keys/,
  ],
  [
    'another folder name',
    (folder) => {
      const renamed = join(dirname(folder), 'day-2026-10-05-00000000');
      renameSync(folder, renamed);
      return renamed;
    },
    "not of the folder's name",
  ],
  [
    'another id',
    (folder) => {
      const bytes = Buffer.from(JSON.stringify({ ...readManifest(folder), id: 'day-2026-10-05-00000000' }));
      writeFileSync(join(folder, 'manifest.json'), bytes);
      writeFileSync(join(folder, 'manifest.sig'), sign(null, bytes, key));
    },
    'manifest.json says id day-2026-10-05-00000000, but its content is day-2026-10-05-',
  ],
  [
    'a manifest that is not JSON',
    (folder) => {
      writeFileSync(join(folder, 'manifest.json'), '{');
      writeFileSync(join(folder, 'manifest.sig'), sign(null, Buffer.from('{'), key));
    },
    'manifest.json is not JSON',
  ],
  ['no Parquet', (folder) => rmSync(join(folder, 'dwell-site-day.parquet')), 'dwell-site-day.parquet is missing'],
  [
    'a changed Parquet',
    (folder) => appendFileSync(join(folder, 'dwell-site-day.parquet'), 'x'),
    'dwell-site-day.parquet has sha256',
  ],
  ['a changed domain', (folder) => appendFileSync(join(folder, 'domain.json'), ' '), 'domain.json has sha256'],
  ['no domain', (folder) => rmSync(join(folder, 'domain.json')), 'domain.json is missing'],
  ['changed areas', (folder) => appendFileSync(join(folder, 'public/areas.json'), ' '), 'public/areas.json has sha256'],
  ['no sites', (folder) => rmSync(join(folder, 'public/sites.json')), 'public/sites.json is missing'],
  ['a stray file', (folder) => writeFileSync(join(folder, 'exact.csv'), '1'), 'exact.csv is not named in the manifest'],
  [
    'a row too few',
    (folder) => reseal(folder, (manifest) => withFamily(manifest, { rows: 1079 })),
    'presence-zone-hour-demo.parquet has 1080 rows; its domain has 1080 cells and the manifest says 1079',
  ],
  [
    'other keys',
    (folder) => reseal(folder, (manifest) => withFamily(manifest, { keys: ['area_id', 'at'] })),
    'domain.json keys presence-zone-hour-demo by area_id, at, age_band, gender, the manifest by area_id, at',
  ],
  [
    "another table under the family's name",
    (folder) => {
      copyFileSync(join(folder, 'dwell-site-day.parquet'), join(folder, 'presence-zone-hour-demo.parquet'));
      const hash = sha256(readFileSync(join(folder, 'dwell-site-day.parquet')));
      return reseal(folder, (manifest) => withFamily(manifest, { sha256: hash }));
    },
    'presence-zone-hour-demo.parquet has 10 rows; its domain has 1080 cells',
  ],
  [
    'a family without a domain',
    (folder) => reseal(folder, (manifest) => withFamily(manifest, { name: 'presence-zone-hour' })),
    'domain.json has no domain of presence-zone-hour',
  ],
];

test.each(damages)('%s is named', async (_name, damage, message) => {
  using home = temporaryFolder();
  const folder = await publishDay(home.path, '2026-10-05');
  const damaged = damage(folder) ?? folder;
  await expect(verifyRelease(damaged)).rejects.toThrow(message);
  await expect(verifyRelease(damaged)).rejects.toMatchObject({ code: 'DATA_NOT_AVAILABLE' });
});
