import { PasserbyError } from '@passerby/domain/error';
import type { FastifyRequest } from 'fastify';

/** A page elsewhere cannot send it without a preflight, which nobody here answers. */
const guardHeader = 'x-passerby-session';

/**
 * A browser sends the session's cookie whoever wrote the page, so a request with one must show that it comes from our own. A POST has
 * our `Origin` and the header `X-Passerby-Session`; a GET, which changes nothing, is a link or fetch of ours by its
 * `Sec-Fetch-Site`. Throws FORBIDDEN.
 */
export function assertSameOrigin({ method, headers }: FastifyRequest, origin: string): void {
  if (method === 'GET') {
    if (headers['sec-fetch-site'] !== 'same-origin') throw refuse('Sec-Fetch-Site must be same-origin');
    return;
  }
  if (headers.origin !== origin) throw refuse(`the Origin header must be ${origin}`);
  if (headers[guardHeader] === undefined) throw refuse('the header X-Passerby-Session is missing');
}

/** Whether a link elsewhere led here. Browsers say so in `Sec-Fetch-Site`; nothing else can set it. */
export function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function refuse(why: string): PasserbyError {
  return new PasserbyError('FORBIDDEN', `The request was not sent by this gateway's own page: ${why}`);
}
