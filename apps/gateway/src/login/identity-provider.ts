import { PasserbyError } from '@passerby/domain/error';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Configuration } from 'openid-client';
import { z } from 'zod';
import { isLoopback } from './origin.ts';
import type { PendingLogin } from './session.ts';

const answerTimeoutSeconds = 10;
const callbackPath = '/login/callback';
const verifiedSchema = z.object({ email: z.string(), email_verified: z.literal(true) });

export interface IdentityProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * The OpenID Connect provider that people log in at: authorization code with PKCE, state and nonce, the ID token's signature,
 * issuer, audience and times checked (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9700). It is asked for its addresses at
 * the first login, so that the gateway starts without it.
 */
export class IdentityProvider {
  readonly #options: IdentityProviderOptions;
  #discovered: Promise<Configuration> | undefined;

  constructor(options: IdentityProviderOptions) {
    this.#options = options;
  }

  /** Where to send the browser, and what to keep until it comes back. Throws UPSTREAM_UNAVAILABLE. */
  async begin(origin: string): Promise<{ readonly url: URL; readonly pending: PendingLogin }> {
    const configuration = await this.#discover();
    const pending = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: new URL(callbackPath, origin).href,
      scope: 'openid email',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
      prompt: 'login',
    });
    return { url, pending };
  }

  /**
   * The verified address of the person whom the provider sent back to `url`. Throws UNAUTHENTICATED for an answer that is not to this
   * login or that the provider does not stand by, UPSTREAM_UNAVAILABLE when it is away, FORBIDDEN without a verified address.
   */
  async finish(url: URL, { state, nonce, codeVerifier }: PendingLogin): Promise<string> {
    const configuration = await this.#discover();
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true };
    const claims = await authorizationCodeGrant(configuration, url, checks)
      .then(async (tokens) => {
        const token = tokens.claims();
        if (token === undefined || token['email'] !== undefined) return token;
        return await fetchUserInfo(configuration, tokens.access_token, token.sub);
      })
      .catch((error: unknown) => {
        throw refused(error);
      });
    const verified = verifiedSchema.safeParse(claims);
    if (verified.success) return verified.data.email;
    throw new PasserbyError('FORBIDDEN', 'The provider does not vouch for an e-mail address of yours');
  }

  #discover(): Promise<Configuration> {
    this.#discovered ??= this.#ask().catch((error: unknown) => {
      this.#discovered = undefined;
      throw unavailable(error);
    });
    return this.#discovered;
  }

  async #ask(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    const insecure = isLoopback(new URL(issuer)) ? [allowInsecureRequests] : [];
    return await discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute: [enableNonRepudiationChecks, ...insecure],
      timeout: answerTimeoutSeconds,
    });
  }
}

/** An answer that was refused is the login's fault; one that never came is the provider's. */
function refused(error: unknown): PasserbyError {
  const isAway = error instanceof ClientError && (error.code === 'OAUTH_TIMEOUT' || error.cause instanceof TypeError);
  if (isAway) return unavailable(error);
  const refusal = new PasserbyError('UNAUTHENTICATED', 'The login could not be completed; start it again', { reason: 'refused' });
  refusal.cause = error;
  return refusal;
}

function unavailable(cause: unknown): PasserbyError {
  const message = 'Nobody can log in at the moment: the provider does not answer; try again shortly';
  const error = new PasserbyError('UPSTREAM_UNAVAILABLE', message, { service: 'login' });
  error.cause = cause;
  return error;
}
