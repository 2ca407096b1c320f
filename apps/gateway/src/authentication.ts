import type { FastifyRequest } from 'fastify';
import { PasserbyError } from '@passerby/domain/error';
import type { Identity } from './identity.ts';
import type { KeyVerifier } from './key-verifier.ts';

const bearerPattern = /^Bearer ([^\s]+)$/i;

/**
 * Who sends this request, by its `Authorization: Bearer pby_...` header alone; any other header that claims an identity
 * counts for nothing. Throws UNAUTHENTICATED or UPSTREAM_UNAVAILABLE.
 */
export async function authenticate(request: FastifyRequest, verifier: KeyVerifier): Promise<Identity> {
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new PasserbyError('UNAUTHENTICATED', 'An API key is needed: Authorization: Bearer pby_<env>_<id>_<secret>', {
      reason: 'missing',
    });
  }
  const key = bearerPattern.exec(header)?.[1];
  if (key === undefined) {
    throw new PasserbyError('UNAUTHENTICATED', 'The Authorization header is not "Bearer" and an API key', {
      reason: 'malformed',
    });
  }
  return verifier.verify(key);
}
