import fastifyCookie from '@fastify/cookie';
import { PasserbyError } from '@passerby/domain/error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { statusOf } from '../graph-error-reply.ts';
import { printPlainPage } from '../plain-page.ts';
import type { Login } from './login.ts';
import { isLoopback } from './origin.ts';
import { isFromElsewhere } from './same-origin.ts';

const licenceIdLengthMax = 100;
const loginQuery = z.object({ licence: z.string().max(licenceIdLengthMax).optional() });

/**
 * `/login` sends the browser to the provider, `/login/callback` makes the session of who comes back, `/logout` ends it, and
 * `/session` says who is logged in. What goes wrong on the way is a plain page with the status of its error.
 */
export async function addLoginRoutes(app: FastifyInstance, login: Login): Promise<void> {
  await app.register(fastifyCookie);
  app.register(async (pages) => {
    pages.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    pages.get('/session', (request) => describeSession(request, login));
    pages.register(async (browsed) => {
      browsed.setErrorHandler((error, request, reply) => sendErrorPage(error, request, reply));
      browsed.get('/login', (request, reply) => beginLogin(request, reply, login));
      browsed.get('/login/callback', (request, reply) => finishLogin(request, reply, login));
      browsed.get('/logout', (request, reply) => logOut(request, reply, login));
    });
  });
}

/** From another name of this machine (`localhost`) first to the gateway's own, where the cookies will be. */
async function beginLogin(request: FastifyRequest, reply: FastifyReply, login: Login): Promise<FastifyReply> {
  const origin = login.originOf(request);
  const { host } = new URL(origin);
  if (isLoopback(new URL(origin)) && request.host !== host) return reply.redirect(new URL(request.url, origin).href);
  const { licence } = loginQuery.parse(request.query);
  const { url, pending } = await login.provider.begin(origin);
  await login.cookies.setPending(reply, origin, { ...pending, ...(licence === undefined ? {} : { licenceId: licence }) });
  return reply.redirect(url.href);
}

async function finishLogin(request: FastifyRequest, reply: FastifyReply, login: Login): Promise<FastifyReply> {
  const origin = login.originOf(request);
  const pending = await login.cookies.takePending(request, reply, origin);
  if (pending === undefined) {
    throw new PasserbyError(
      'UNAUTHENTICATED',
      'This browser has not begun a login, or more than ten minutes ago; start it again',
    );
  }
  const email = await login.provider.finish(new URL(request.url, origin), pending);
  const identities = await login.listIdentities(email);
  const identity = identities.find(({ licenceId }) => licenceId === pending.licenceId) ?? identities[0];
  if (identity === undefined)
    throw new PasserbyError('FORBIDDEN', `No organisation here has ${email} as a member with a licence`);
  await login.cookies.setSession(reply, origin, { email, licenceId: identity.licenceId });
  return reply.redirect('/');
}

async function logOut(request: FastifyRequest, reply: FastifyReply, login: Login): Promise<FastifyReply> {
  if (isFromElsewhere(request)) throw new PasserbyError('FORBIDDEN', 'A link elsewhere led here; to log out, follow this one');
  await login.cookies.endSession(request, reply, login.originOf(request));
  return reply.redirect('/');
}

/** Who is logged in, under which licence, and under which others they could be: `/login?licence=<id>`. */
async function describeSession(request: FastifyRequest, login: Login): Promise<object> {
  const { session, identity } = await login.getIdentity(request);
  const identities = await login.listIdentities(session.email);
  return {
    email: session.email,
    expiresAt: new Date(session.expiresAtMs).toISOString(),
    member: identity.client,
    organisation: identity.organisationName,
    role: identity.role,
    licence: identity.licenceId,
    licences: identities.map(({ licenceId, licenceName, organisationName }) => ({
      id: licenceId,
      name: licenceName,
      organisation: organisationName,
    })),
  };
}

/** Of a login that the provider or its answer spoiled the log tells the reason alone: what came with it may hold codes and names. */
function sendErrorPage(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = error instanceof PasserbyError ? error : badRequest(error);
  if (known === undefined) request.log.error({ requestId: request.id, err: error }, 'a login failed');
  if (known?.cause instanceof Error) request.log.warn({ requestId: request.id, why: known.cause.message }, 'a login failed');
  const page = printPlainPage({
    title: known?.code === 'FORBIDDEN' ? 'No access' : 'The login failed',
    paragraphs: [known?.message ?? `Something went wrong; request ${request.id}`],
    links: [
      { href: '/login', words: 'Log in' },
      { href: '/logout', words: 'Log out' },
    ],
  });
  return reply
    .code(statusOf[known?.code ?? 'INTERNAL'])
    .type('text/html; charset=utf-8')
    .send(page);
}

function badRequest(error: unknown): PasserbyError | undefined {
  return error instanceof z.ZodError ? new PasserbyError('BAD_USER_INPUT', 'The address has an unknown parameter') : undefined;
}
