import type { Principal } from '@passerby/domain/licence';
import { verifyPrincipal } from './principal.ts';
import type { VerifyPrincipalOptions } from './principal.ts';

/** How long a checked token is taken again without a check: as long as the gateway sends one again (interfaces.md, Gateway). */
const rememberMaxMs = 1000;
const tokensMax = 1000;

/** Gives the principal of a token, or throws UNAUTHENTICATED. */
export type CheckPrincipal = (jwt: string) => Promise<Principal>;

interface Checked {
  readonly principal: Principal;
  readonly atMs: number;
}

/**
 * Checks tokens as `verifyPrincipal` does, and takes one that was found good again for a second: checking the signature costs
 * more than an answer from memory does. A token may so be taken a second longer than it is valid; a refused one is never
 * remembered.
 */
export function rememberPrincipals(options: VerifyPrincipalOptions, now: () => number = Date.now): CheckPrincipal {
  const remembered = new Map<string, Checked>();
  return async (jwt) => {
    const known = remembered.get(jwt);
    if (known !== undefined && now() - known.atMs < rememberMaxMs) return known.principal;
    remembered.delete(jwt);
    const principal = await verifyPrincipal(jwt, options);
    remembered.set(jwt, { principal, atMs: now() });
    const [oldest] = remembered.keys();
    if (remembered.size > tokensMax && oldest !== undefined) remembered.delete(oldest);
    return principal;
  };
}
