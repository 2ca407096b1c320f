import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CookieKind, CookieSeal } from './cookie-seal.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { isLoopback } from './origin.ts';
import { pendingKind, sessionKind } from './session.ts';
import type { PendingLogin, Session } from './session.ts';

/** The path a cookie is sent to. */
const pathOf = { session: '/', login: '/login' } as const;

export interface SessionCookiesOptions {
  readonly seal: CookieSeal;
  readonly ended: EndedSessions;
  readonly now: () => number;
}

/**
 * The two cookies of a login: the pending one, until the provider has answered, and the session. Both are httpOnly, SameSite=Lax and
 * Secure, the last but on this machine, where there is no TLS.
 */
export class SessionCookies {
  readonly #options: SessionCookiesOptions;

  constructor(options: SessionCookiesOptions) {
    this.#options = options;
  }

  async setPending(reply: FastifyReply, origin: string, pending: PendingLogin): Promise<void> {
    setCookie(reply, pendingKind, { origin, text: await this.#options.seal.seal(pendingKind, pending) });
  }

  /** The login that this browser began; it serves once. */
  async takePending(request: FastifyRequest, reply: FastifyReply, origin: string): Promise<PendingLogin | undefined> {
    const text = request.cookies[nameOf(pendingKind, origin)];
    setCookie(reply, pendingKind, { origin, text: undefined });
    return text === undefined ? undefined : await this.#options.seal.open(pendingKind, text);
  }

  async setSession(reply: FastifyReply, origin: string, who: Pick<Session, 'email' | 'licenceId'>): Promise<void> {
    const expiresAtMs = this.#options.now() + sessionKind.maxAgeSeconds * 1000;
    const text = await this.#options.seal.seal(sessionKind, { ...who, id: randomUUID(), expiresAtMs });
    setCookie(reply, sessionKind, { origin, text });
  }

  hasSession(request: FastifyRequest, origin: string): boolean {
    return request.cookies[nameOf(sessionKind, origin)] !== undefined;
  }

  /** Undefined where there is none, and for one that is forged, expired or ended. */
  async findSession(request: FastifyRequest, origin: string): Promise<Session | undefined> {
    const text = request.cookies[nameOf(sessionKind, origin)];
    const session = text === undefined ? undefined : await this.#options.seal.open(sessionKind, text);
    return session === undefined || this.#options.ended.has(session.id) ? undefined : session;
  }

  /** Ends the session for every copy of its cookie. */
  async endSession(request: FastifyRequest, reply: FastifyReply, origin: string): Promise<void> {
    const session = await this.findSession(request, origin);
    if (session !== undefined) this.#options.ended.add(session.id, session.expiresAtMs);
    setCookie(reply, sessionKind, { origin, text: undefined });
  }
}

/** Writes a cookie, or takes it away where there is no text. */
function setCookie<Content extends Record<string, unknown>>(
  reply: FastifyReply,
  kind: CookieKind<Content>,
  { origin, text }: { readonly origin: string; readonly text: string | undefined },
): void {
  void reply.setCookie(nameOf(kind, origin), text ?? '', {
    path: pathOf[kind.audience],
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(origin),
    maxAge: text === undefined ? 0 : kind.maxAgeSeconds,
  });
}

/** Browsers take a `__Secure-` cookie from TLS alone, so that nobody can plant one over plain HTTP. */
function nameOf({ audience }: Pick<CookieKind<never>, 'audience'>, origin: string): string {
  return `${isSecure(origin) ? '__Secure-' : ''}passerby-${audience}`;
}

function isSecure(origin: string): boolean {
  return !isLoopback(new URL(origin)) || origin.startsWith('https:');
}
