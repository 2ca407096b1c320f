import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Store } from '../store.ts';
import { listComingMondays, listZonesOfMarket } from './study-zone.ts';
import type { StudyZone } from './study-zone.ts';

const folderMode = 0o700;
const keyFile = 'site-signing.pem';
const publicKeyFile = 'site-signing.pub.pem';

/**
 * Signed lists of study zones for the enclaves: `sites/<market>/<monday>.json` in the accounts folder, `{ list, signature }`
 * with the list as JSON text and the Ed25519 signature of its bytes in base64. One file, so that it is never half new.
 */
export interface SiteFiles {
  /** Writes the list of a market that holds from a Monday on, in place of the one there is. */
  publish(store: Pick<Store, 'db'>, list: { readonly market: string; readonly monday: LocalDay }): Promise<void>;
  /** Writes every list that is still to come: what a crash left unwritten is then there. */
  publishComing(store: Pick<Store, 'db' | 'clock'>): Promise<void>;
}

/** The files below an accounts folder, signed with its own Ed25519 key; made here at the first start. */
export function openSiteFiles(accountsFolder: string): SiteFiles {
  const folder = join(accountsFolder, 'sites');
  const key = readOrCreateKey(accountsFolder, folder);
  const publish: SiteFiles['publish'] = async (store, { market, monday }) => {
    const zones = await listZonesOfMarket(store, { market, through: monday });
    const sites = zones.map(({ zone, owner }) => siteOf(zone, owner));
    const list = JSON.stringify({ market, monday, sites });
    const signature = sign(null, Buffer.from(list), key).toString('base64');
    mkdirSync(join(folder, market), { recursive: true, mode: folderMode });
    writeWhole(join(folder, market, `${monday}.json`), `${JSON.stringify({ list, signature })}\n`);
  };
  return {
    publish,
    async publishComing(store) {
      const yesterday = addDays(store.clock().toISOString().slice(0, 10), -1);
      for (const list of await listComingMondays(store, yesterday)) await publish(store, list);
    },
  };
}

function siteOf({ id, name, kind, longitude, latitude, radiusM, measuredFrom }: StudyZone, owner: string) {
  return { siteId: id, name, kind, longitude, latitude, radiusM, owner, measuredFrom };
}

function readOrCreateKey(accountsFolder: string, folder: string): KeyObject {
  const path = join(accountsFolder, keyFile);
  mkdirSync(folder, { recursive: true, mode: folderMode });
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeWhole(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  }
  const key = createPrivateKey(readFileSync(path));
  writeWhole(join(folder, publicKeyFile), createPublicKey(key).export({ type: 'spki', format: 'pem' }));
  return key;
}

function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
