import type { FastifyRequest } from 'fastify';
import { PasserbyError } from '@passerby/domain/error';
import type { Identity } from './identity.ts';
import type { KeyVerifier } from './key-verifier.ts';
import type { Login } from './login/login.ts';
import { assertSameOrigin } from './login/same-origin.ts';

const bearerPattern = /^Bearer ([^\s]+)$/i;

export interface Authenticators {
  readonly verifier: KeyVerifier;
  /** Undefined where people do not log in. */
  readonly login: Login | undefined;
}

/**
 * Who sends this request: by its `Authorization: Bearer pby_...` header or, without one, by the session of a person on a request
 * from our own page. Any other header that claims an identity counts for nothing. Throws UNAUTHENTICATED, FORBIDDEN or
 * UPSTREAM_UNAVAILABLE.
 */
export async function authenticate(request: FastifyRequest, { verifier, login }: Authenticators): Promise<Identity> {
  const header = request.headers.authorization;
  if (header === undefined) return await identifyPerson(request, login);
  const key = bearerPattern.exec(header)?.[1];
  if (key === undefined) {
    throw new PasserbyError('UNAUTHENTICATED', 'The Authorization header is not "Bearer" and an API key', {
      reason: 'malformed',
    });
  }
  return verifier.verify(key);
}

async function identifyPerson(request: FastifyRequest, login: Login | undefined): Promise<Identity> {
  const origin = login?.originOf(request);
  if (login === undefined || origin === undefined || !login.cookies.hasSession(request, origin)) {
    throw new PasserbyError('UNAUTHENTICATED', 'An API key is needed: Authorization: Bearer pby_<env>_<id>_<secret>', {
      reason: 'missing',
    });
  }
  assertSameOrigin(request, origin);
  return (await login.getIdentity(request)).identity;
}
