import { hostVariable } from '@passerby/runtime/environment';
import { z } from 'zod';
import { isLoopback, isSafe } from './origin.ts';

/** Login of people: where the provider is, and how the gateway is known to it. */
export interface LoginSettings {
  readonly provider: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Origin that browsers reach the gateway at; the one that it listens on when undefined. */
  readonly origin: string | undefined;
}

const safeUrl = z.url('must be a URL').refine((text) => isSafe(new URL(text)), 'must be https, or http on this machine');

/** The gateway's variables about login; all of PASSERBY_OIDC_* or none. */
export const loginVariables = {
  PASSERBY_OIDC_ISSUER: safeUrl.optional(),
  PASSERBY_OIDC_CLIENT_ID: z.string().optional(),
  PASSERBY_OIDC_CLIENT_SECRET: z.string().optional(),
  PASSERBY_ORIGIN: safeUrl.optional(),
};

const schema = z.object({ ...loginVariables, PASSERBY_HOST: hostVariable });

/** What the variables say together; undefined without login. Adds what is missing to the problems of the environment. */
export function toLoginSettings(given: z.infer<typeof schema>, context: z.RefinementCtx): LoginSettings | undefined {
  const { PASSERBY_OIDC_ISSUER: issuer, PASSERBY_OIDC_CLIENT_ID: clientId, PASSERBY_OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  const complain = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
  if (issuer === undefined) complain('PASSERBY_OIDC_ISSUER', 'must be set for login');
  if (clientId === undefined) complain('PASSERBY_OIDC_CLIENT_ID', 'must be set for login');
  if (clientSecret === undefined) complain('PASSERBY_OIDC_CLIENT_SECRET', 'must be set for login');
  const isElsewhere = !isLoopback(new URL(`http://${given.PASSERBY_HOST}`));
  if (isElsewhere && given.PASSERBY_ORIGIN === undefined) {
    complain('PASSERBY_ORIGIN', 'must be set for login when the gateway listens beyond this machine');
  }
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const origin = given.PASSERBY_ORIGIN === undefined ? undefined : new URL(given.PASSERBY_ORIGIN).origin;
  return { provider: { issuer, clientId, clientSecret }, origin };
}
