import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';
import type { Market } from '@passerby/domain/market';
import type { Policy } from '@passerby/anonymisation/policy';
import { readMarketFile } from '../enclave/market-file.ts';
import { enclaveFolder, listEnclaves } from '../enclave/open-enclave.ts';
import { policyOf } from '../families/market-policy.ts';

/** What can be told of an enclave without opening its store: so that a check need not wait for a build. */
export interface EnclaveFacts {
  readonly folder: string;
  readonly market: Market;
  readonly policy: Policy;
}

/** Reads an enclave's market and policy; throws BAD_USER_INPUT when there is no such market. */
export function openEnclaveFacts(home: string, marketId: string): EnclaveFacts {
  const folder = enclaveFolder(home, marketId);
  const path = join(folder, 'market.json');
  if (!existsSync(path)) {
    const known = listEnclaves(home);
    throw badInput(
      `unknown market "${marketId}"; ${known.length === 0 ? `there is none in ${home}` : `known: ${known.join(', ')}`}`,
    );
  }
  const market = readMarketFile(path);
  return { folder, market, policy: policyOf(market) };
}
