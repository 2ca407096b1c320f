import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listReleaseIds } from '@passerby/release/release-folder';
import { verifyRelease } from '@passerby/release/verify';
import { policyOf } from '../../src/families/market-policy.ts';
import { openEnclaveFacts } from '../../src/release/enclave-facts.ts';
import { checkLedger } from '../../src/release/ledger-check.ts';
import { ledgerPath, readLedger } from '../../src/release/ledger.ts';
import { TORTURE_MARKET } from './torture-market.ts';

/** What an ingest puts beside the releases, each written under another name and renamed. */
const besideReleases = ['site-rules.json', 'site-rules.json.new', 'loads.json', '.loads.json'];

/** What stands published and in the ledger, read from disk as anybody would. */
export interface PublishedState {
  readonly ids: readonly string[];
  /** Text of each manifest by id. */
  readonly manifests: ReadonlyMap<string, string>;
  readonly ledgerHashes: readonly string[];
}

/**
 * Reads what is published and throws unless all of it holds: only whole, signed releases in the folder, each of them SPENT
 * in a sound ledger within the cap; nothing that stood `before` is gone or changed, in the ledger neither.
 */
export async function assertPublished(home: string, before: PublishedState): Promise<PublishedState> {
  const releases = join(home, 'releases');
  const ids = listReleaseIds(releases, TORTURE_MARKET);
  const known = new Set([...ids, 'keys', ...besideReleases]);
  const names = existsSync(join(releases, TORTURE_MARKET)) ? readdirSync(join(releases, TORTURE_MARKET)) : [];
  const strangers = names.filter((name) => !known.has(name));
  if (strangers.length > 0) throw new Error(`half a release is visible: ${strangers.join(', ')}`);
  for (const id of ids) await verifyRelease(join(releases, TORTURE_MARKET, id));
  const windows = ids.map((id) => id.slice(0, -9));
  if (new Set(windows).size !== windows.length) throw new Error(`a window is published twice: ${windows.join(', ')}`);
  const { ledgerHashes, problems } = readTheLedger(home);
  if (problems.length > 0) throw new Error(problems.join('; '));
  const manifests = new Map(ids.map((id) => [id, readFileSync(join(releases, TORTURE_MARKET, id, 'manifest.json'), 'utf8')]));
  for (const id of before.ids) {
    if (manifests.get(id) !== before.manifests.get(id)) throw new Error(`${id} was published and is gone or changed`);
  }
  if (before.ledgerHashes.some((hash, index) => ledgerHashes[index] !== hash)) throw new Error('the ledger lost lines');
  return { ids, manifests, ledgerHashes };
}

function readTheLedger(home: string): { readonly ledgerHashes: readonly string[]; readonly problems: readonly string[] } {
  const enclave = join(home, 'enclave', TORTURE_MARKET);
  if (!existsSync(join(enclave, 'market.json'))) return { ledgerHashes: [], problems: [] };
  const { market } = openEnclaveFacts(home, TORTURE_MARKET);
  const { cap } = policyOf(market);
  const path = ledgerPath(enclave);
  const { problems } = checkLedger({ path, releasesFolder: join(home, 'releases'), market: TORTURE_MARKET, cap });
  return { ledgerHashes: readLedger(path).lines.map(({ hash }) => hash), problems };
}
