import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { badInput } from '@passerby/domain/error';
import type { Market } from '@passerby/domain/market';
import { parsePolicy } from '@passerby/anonymisation/policy';
import type { Policy } from '@passerby/anonymisation/policy';

const { resolve } = createRequire(import.meta.url);
const policies = new Map<string, Policy>();

/** The privacy policy that a market names in its `market.json`; throws BAD_USER_INPUT when there is no such policy. */
export function policyOf(market: Market): Policy {
  let policy = policies.get(market.policy);
  if (policy === undefined) {
    policy = parsePolicy(JSON.parse(readPolicy(market)));
    policies.set(market.policy, policy);
  }
  return policy;
}

/** SIM countries that the roamers' families tell apart: the policy's public list without the market's own country. */
export function listRoamerCountries(market: Market): readonly string[] {
  const { admitRoamers, roamerCountries } = policyOf(market);
  return admitRoamers ? roamerCountries.filter((country) => country !== market.country) : [];
}

function readPolicy({ id, policy }: Market): string {
  try {
    return readFileSync(resolve(`@passerby/anonymisation/policies/${policy}.json`), 'utf8');
  } catch {
    throw badInput(`market ${id}: policy "${policy}" is unknown; expected standard or strict`);
  }
}
