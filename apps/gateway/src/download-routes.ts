import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { PasserbyError } from '@passerby/domain/error';
import type { Identity } from './identity.ts';
import type { PrincipalSigner } from './principal-signer.ts';

/** Name of accounts in the supergraph: the audience of its principals. */
const accountsName = 'accounts';
const connections = 16;
const answerTimeoutMs = 10_000;
const tokenPattern = /^[\w-]{43}$/;
/** What accounts says of a file that the client needs. */
const passedHeaders = ['content-type', 'content-length', 'content-disposition', 'cache-control'] as const;

export interface DownloadRoutesOptions {
  /** Base URL of accounts, on loopback. */
  readonly accountsUrl: string;
  readonly signer: PrincipalSigner;
  /** Who sends a request; throws UNAUTHENTICATED. */
  readonly authenticate: (request: FastifyRequest) => Promise<Identity>;
}

/** Routes that hold connections of their own. */
export interface DownloadRoutes {
  close(): Promise<void>;
}

/**
 * Hands through from accounts what is no graph: `/exports/<token>`, a file for the one client of a link, and `/register`, the
 * public register of data requests, for everybody. Throws UNAUTHENTICATED, NOT_FOUND, UPSTREAM_UNAVAILABLE.
 */
export function addDownloadRoutes(
  app: FastifyInstance,
  { accountsUrl, signer, authenticate }: DownloadRoutesOptions,
): DownloadRoutes {
  const pool = new Pool(accountsUrl, { connections, headersTimeout: answerTimeoutMs });
  app.get<{ Params: { token: string } }>('/exports/:token', async (request, reply) => {
    const identity = await authenticate(request);
    const { token } = request.params;
    if (!tokenPattern.test(token)) throw noLink();
    const authorization = `Bearer ${await signer.sign(identity, accountsName)}`;
    const { headers, body } = await ask(pool, { path: `/exports/${token}`, headers: { authorization } });
    for (const name of passedHeaders) void reply.header(name, headers[name]);
    return reply.send(body);
  });
  app.get('/register', async (_request, reply) => {
    const { headers, body } = await ask(pool, { path: '/register', headers: {} });
    for (const name of passedHeaders) void reply.header(name, headers[name]);
    return reply.send(body);
  });
  return { close: () => pool.close() };
}

async function ask(
  pool: Pool,
  { path, headers }: { readonly path: string; readonly headers: Record<string, string> },
): Promise<Dispatcher.ResponseData> {
  const response = await pool.request({ path, method: 'GET', headers }).catch((error: unknown) => {
    throw unavailable(error);
  });
  if (response.statusCode === 200) return response;
  await response.body.dump();
  throw response.statusCode === 404 ? noLink() : unavailable(new Error(`accounts answered ${response.statusCode}`));
}

function noLink(): PasserbyError {
  return new PasserbyError('NOT_FOUND', 'This link does not work, or no longer: ask for a new one');
}

function unavailable(cause: unknown): PasserbyError {
  const error = new PasserbyError('UPSTREAM_UNAVAILABLE', 'Files cannot be fetched at the moment; try again shortly', {
    service: accountsName,
  });
  error.cause = cause;
  return error;
}
