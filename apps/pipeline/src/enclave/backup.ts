import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { listBatches } from '../release/ledger-batch.ts';
import { assertCoversPublished } from '../release/ledger-check.ts';
import { ledgerPath, readLedger } from '../release/ledger.ts';
import { takeLock } from './lock.ts';
import { enclaveFolder } from './open-enclave.ts';

/** `backup.json` of a backup: what it holds, so that a restore can tell whether it is whole. */
export interface BackupManifest {
  readonly market: string;
  /** ISO 8601. */
  readonly at: string;
  readonly ledgerLines: number;
  /** Hash of the ledger's last line; null for an empty ledger. */
  readonly ledgerHead: string | null;
  /** sha256 of each file by its path below `enclave/`. */
  readonly files: Readonly<Record<string, string>>;
  /** Target of each symbolic link of the store by its path. */
  readonly links: Readonly<Record<string, string>>;
}

const manifestName = 'backup.json';
const contentFolder = 'enclave';

/**
 * Copies a market's enclave (store, keys, consent, ledger, public inputs) to a new folder while its lock is held, so that no
 * run changes it meanwhile. The folder appears whole or not at all. Throws BAD_USER_INPUT where there is no such market or
 * the folder is there already.
 */
export async function backUp(
  home: string,
  { market, out, now }: { readonly market: string; readonly out: string; readonly now: Date },
): Promise<BackupManifest> {
  const folder = enclaveFolder(home, market);
  if (!existsSync(join(folder, 'market.json')))
    throw badInput(`unknown market "${market}": there is no enclave of it in ${home}`);
  if (existsSync(out)) throw badInput(`${out} is there already; a backup is never written over something`);
  if (`${out}${sep}`.startsWith(`${folder}${sep}`)) throw badInput(`${out} lies inside the enclave`);
  const release = takeLock(join(folder, 'lock'));
  const draft = `${out}.part`;
  try {
    rmSync(draft, { recursive: true, force: true });
    const tree = listTree(folder);
    copyTree(folder, join(draft, contentFolder), tree);
    const { lines } = readLedger(ledgerPath(join(draft, contentFolder)));
    const manifest: BackupManifest = {
      market,
      at: now.toISOString(),
      ledgerLines: lines.length,
      ledgerHead: lines.at(-1)?.hash ?? null,
      files: await hashFiles(join(draft, contentFolder), tree.files),
      links: Object.fromEntries(tree.links.map((path) => [path, readlinkSync(join(folder, path))])),
    };
    writeFileSync(join(draft, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
    renameSync(draft, out);
    return manifest;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    release();
  }
}

/**
 * Puts a backup in the place of a market's enclave. Throws BAD_USER_INPUT where an enclave of it is there, and
 * DATA_NOT_AVAILABLE when a file is missing, added or changed, or the ledger is older than the releases published below
 * `home` (privacy.md 4: nothing may be drawn a second time).
 */
export async function restore(home: string, from: string): Promise<BackupManifest> {
  const manifest = readManifest(from);
  const folder = enclaveFolder(home, manifest.market);
  if (existsSync(folder)) throw badInput(`${folder} is there already; a restore never writes over an enclave`);
  await assertWhole(from, manifest);
  const draft = join(dirname(folder), `.restoring-${manifest.market}`);
  try {
    rmSync(draft, { recursive: true, force: true });
    copyTree(join(from, contentFolder), draft, listTree(join(from, contentFolder)));
    const batches = listBatches(readLedger(ledgerPath(draft)).lines);
    assertCoversPublished(batches, { releasesFolder: join(home, 'releases'), market: manifest.market });
    renameSync(draft, folder);
    return manifest;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function readManifest(from: string): BackupManifest {
  try {
    return JSON.parse(readFileSync(join(from, manifestName), 'utf8')) as BackupManifest;
  } catch {
    throw badInput(`${from} is no backup of an enclave: it has no readable ${manifestName}`);
  }
}

async function assertWhole(from: string, { files, links }: BackupManifest): Promise<void> {
  const folder = join(from, contentFolder);
  const tree = listTree(folder);
  const strange = [...tree.files, ...tree.links].filter((path) => !(path in files) && !(path in links));
  const missing = [...Object.keys(files), ...Object.keys(links)].filter(
    (path) => !tree.files.includes(path) && !tree.links.includes(path),
  );
  const found = await hashFiles(
    folder,
    tree.files.filter((path) => path in files),
  );
  const changed = [
    ...Object.keys(found).filter((path) => found[path] !== files[path]),
    ...tree.links.filter((path) => path in links && readlinkSync(join(folder, path)) !== links[path]),
  ];
  const faults = [
    ...missing.map((path) => `${path} is missing`),
    ...changed.map((path) => `${path} has changed`),
    ...strange.map((path) => `${path} was added`),
  ];
  if (faults.length > 0) throw new PasserbyError('DATA_NOT_AVAILABLE', `${from} is not whole: ${faults.slice(0, 5).join(', ')}`);
}

interface Tree {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly links: readonly string[];
}

/** Everything below an enclave but its lock, by path below it, folders before what they hold; links are not followed. */
function listTree(folder: string): Tree {
  const tree = { folders: [] as string[], files: [] as string[], links: [] as string[] };
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = join(below, entry.name);
      if (/^lock(\.\d+)?$/.test(path)) continue;
      if (entry.isSymbolicLink()) tree.links.push(path);
      else if (!entry.isDirectory()) tree.files.push(path);
      else {
        tree.folders.push(path);
        walk(path);
      }
    }
  };
  walk('');
  return tree;
}

/** Copies with modes as they are for an enclave: folders 0700; files as they were, synced. */
function copyTree(from: string, to: string, { folders, files, links }: Tree): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const path of folders) mkdirSync(join(to, path), { mode: 0o700 });
  for (const path of files) {
    copyFileSync(join(from, path), join(to, path));
    const handle = openSync(join(to, path), 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
  for (const path of links) symlinkSync(readlinkSync(join(from, path)), join(to, path));
}

async function hashFiles(folder: string, paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const hashes: Record<string, string> = {};
  for (const path of paths) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk as Buffer);
    hashes[path] = hash.digest('hex');
  }
  return hashes;
}
