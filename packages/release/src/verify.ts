import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { countCells, listKeys } from './family-domain.ts';
import type { FamilyDomain } from './family-domain.ts';
import { releaseIdOf } from './manifest.ts';
import type { ManifestFamily, ReleaseManifest } from './manifest.ts';
import { readParquetShape } from './parquet-shape.ts';
import { PUBLIC_FILES, PUBLIC_FOLDER } from './public-inputs.ts';
import { isSigned, KEYS_FOLDER, listPublicKeys } from './signature.ts';

/** How to verify a release. */
export interface VerifyOptions {
  /** Where the market's public keys lie; default `keys/` beside the release. */
  readonly keysFolder?: string;
}

/**
 * Checks a release folder whole: signature, id, every hash, the domain's keys and row counts, and that nothing else lies in
 * it. Returns its manifest; throws DATA_NOT_AVAILABLE naming release, file and rule at the first damage.
 */
export async function verifyRelease(folder: string, options: VerifyOptions = {}): Promise<ReleaseManifest> {
  const manifest = verifyManifest(folder, options.keysFolder ?? join(dirname(folder), KEYS_FOLDER));
  verifyFileList(folder, manifest);
  const domains = verifyDomain(folder, manifest);
  for (const name of listPublicFiles(manifest)) {
    verifyHash(folder, join(PUBLIC_FOLDER, name), manifest.publicInputs[name]);
  }
  for (const [index, family] of manifest.families.entries()) {
    await verifyFamily(folder, family, domains[index]);
  }
  return manifest;
}

function verifyManifest(folder: string, keysFolder: string): ReleaseManifest {
  const bytes = readFile(folder, 'manifest.json');
  const signature = readFile(folder, 'manifest.sig');
  const keys = listPublicKeys(keysFolder);
  if (keys.length === 0) throw damaged(folder, 'manifest.sig', `cannot be checked: no public key in ${keysFolder}`);
  if (!isSigned(bytes, signature, keys)) {
    throw damaged(folder, 'manifest.sig', "is no signature of manifest.json by one of the market's keys");
  }
  const manifest = parseJson(folder, 'manifest.json', bytes) as ReleaseManifest;
  const id = releaseIdOf(manifest);
  if (manifest.id !== id) throw damaged(folder, 'manifest.json', `says id ${manifest.id}, but its content is ${id}`);
  if (basename(folder) !== id) throw damaged(folder, 'manifest.json', `is that of ${id}, not of the folder's name`);
  return manifest;
}

/** The four that every release has, and any more that the manifest names. */
function listPublicFiles({ publicInputs }: ReleaseManifest): readonly string[] {
  return [...new Set([...PUBLIC_FILES, ...Object.keys(publicInputs)])];
}

/** A file that no hash covers has no place in a sealed release. */
function verifyFileList(folder: string, manifest: ReleaseManifest): void {
  const expected = new Set([
    'manifest.json',
    'manifest.sig',
    'domain.json',
    ...manifest.families.map(({ file }) => file),
    ...listPublicFiles(manifest).map((name) => join(PUBLIC_FOLDER, name)),
  ]);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (!entry.isDirectory() && !expected.has(file)) throw damaged(folder, file, 'is not named in the manifest');
  }
}

function verifyDomain(folder: string, manifest: ReleaseManifest): readonly (FamilyDomain | undefined)[] {
  verifyHash(folder, 'domain.json', manifest.domain);
  const { families } = parseJson(folder, 'domain.json', readFile(folder, 'domain.json')) as {
    readonly families: readonly FamilyDomain[];
  };
  return manifest.families.map(({ name }) => families.find(({ family }) => family === name));
}

async function verifyFamily(folder: string, family: ManifestFamily, domain: FamilyDomain | undefined): Promise<void> {
  verifyHash(folder, family.file, family.sha256);
  if (domain === undefined) throw damaged(folder, 'domain.json', `has no domain of ${family.name}`);
  if (canonicalJson(listKeys(domain)) !== canonicalJson(family.keys)) {
    throw damaged(
      folder,
      'domain.json',
      `keys ${family.name} by ${listKeys(domain).join(', ')}, the manifest by ${family.keys.join(', ')}`,
    );
  }
  const { rows, columns } = await readParquetShape(join(folder, family.file));
  const cells = countCells(domain);
  if (rows !== cells || rows !== family.rows) {
    throw damaged(folder, family.file, `has ${rows} rows; its domain has ${cells} cells and the manifest says ${family.rows}`);
  }
  const expected = [...family.keys.map((key) => `${key} ${key === 'at' ? 'BIGINT' : 'VARCHAR'}`), 'n INTEGER'];
  if (columns.join(', ') !== expected.join(', ')) {
    throw damaged(folder, family.file, `has the columns ${columns.join(', ')}; expected ${expected.join(', ')}`);
  }
}

function verifyHash(folder: string, file: string, expected: string | undefined): void {
  const found = sha256(readFile(folder, file));
  if (found !== expected) {
    throw damaged(folder, file, `has sha256 ${found}; the manifest says ${expected ?? 'nothing about it'}`);
  }
}

function readFile(folder: string, file: string): Buffer {
  if (!existsSync(join(folder, file))) throw damaged(folder, file, 'is missing');
  return readFileSync(join(folder, file));
}

function parseJson(folder: string, file: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw damaged(folder, file, 'is not JSON');
  }
}

function damaged(folder: string, file: string, rule: string): PasserbyError {
  return new PasserbyError('DATA_NOT_AVAILABLE', `release ${basename(folder)} does not verify: ${file} ${rule}`);
}
