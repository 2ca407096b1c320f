import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishRelease } from '../src/publish.ts';
import { verifyRelease } from '../src/verify.ts';
import { openReleaseWriter } from '../src/writer.ts';
import { dayDraft, dwellDomain, key, noisyFamily, publicInputs, publishDay, temporaryFolder } from './made-up-release.ts';

const otherFileSystem = '/dev/shm';

async function publishFrom(stagingFolder: string, releasesFolder: string): Promise<string> {
  const writer = openReleaseWriter(stagingFolder);
  await writer.addFamily(noisyFamily(dwellDomain('2026-10-05')));
  const { manifest } = writer.seal(dayDraft('2026-10-05'), { publicInputs, privateKey: key });
  return publishRelease({ stagingFolder, releasesFolder, market: 'toy', id: manifest.id, key });
}

test('a release is moved, not copied, and what is published is never replaced', async () => {
  using home = temporaryFolder();
  const folder = await publishDay(home.path, '2026-10-05');
  expect(readdirSync(join(home.path, 'staging'))).toEqual([]);
  await expect(publishDay(home.path, '2026-10-05')).rejects.toMatchObject({ code: 'ENOTEMPTY' });
  await verifyRelease(folder);
});

test('staging on another file system is published by a rename too', async (context) => {
  const isOther = statSync(otherFileSystem, { throwIfNoEntry: false })?.dev !== statSync(tmpdir()).dev;
  if (!isOther) return context.skip(`${otherFileSystem} is not a file system of its own here`);
  using home = temporaryFolder();
  const staging = mkdtempSync(join(otherFileSystem, 'passerby-'));
  const folder = await publishFrom(join(staging, 'day'), join(home.path, 'releases'));
  await verifyRelease(folder);
  expect(readdirSync(staging)).toEqual([]);
  expect(readdirSync(join(home.path, 'releases/toy'))).toHaveLength(2);
  rmSync(staging, { recursive: true });
});
