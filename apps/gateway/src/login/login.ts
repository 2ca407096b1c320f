import { PasserbyError } from '@passerby/domain/error';
import type { FastifyRequest } from 'fastify';
import { ensureCookieKey } from './cookie-key.ts';
import { CookieSeal } from './cookie-seal.ts';
import { EndedSessions } from './ended-sessions.ts';
import { IdentityProvider } from './identity-provider.ts';
import type { LoginSettings } from './login-settings.ts';
import { MemberVerifier } from './member-verifier.ts';
import type { MemberIdentity } from './member-verifier.ts';
import { SessionCookies } from './session-cookies.ts';
import type { Session } from './session.ts';

export interface LoginOptions extends LoginSettings {
  /** Where the key of cookies and ended sessions are kept. */
  readonly folder: string;
  readonly accounts: { readonly accountsUrl: string; readonly serviceKey: string };
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** Login of people beside keys: a provider vouches for an address, accounts says whose it is, a cookie remembers it for 8 hours. */
export class Login {
  readonly provider: IdentityProvider;
  readonly cookies: SessionCookies;
  readonly #members: MemberVerifier;
  readonly #origin: string | undefined;

  constructor({ provider, origin, folder, accounts, now = Date.now }: LoginOptions) {
    this.provider = new IdentityProvider(provider);
    this.cookies = new SessionCookies({
      seal: new CookieSeal(ensureCookieKey(folder), now),
      ended: new EndedSessions(folder, now),
      now,
    });
    this.#members = new MemberVerifier({ ...accounts, now });
    this.#origin = origin;
  }

  /** Where browsers reach the gateway: as set, else where it listens. */
  originOf({ server }: FastifyRequest): string {
    return this.#origin ?? server.listeningOrigin;
  }

  /** What the person may do under one licence or another. Throws UPSTREAM_UNAVAILABLE. */
  listIdentities(email: string): Promise<readonly MemberIdentity[]> {
    return this.#members.list(email);
  }

  /**
   * Who the session of a request is, as accounts knows it now. Throws UNAUTHENTICATED with `reason` expired for a cookie that is no
   * longer or never was one, revoked for a person who is a member no more or whose licence is gone.
   */
  async getIdentity(request: FastifyRequest): Promise<{ readonly session: Session; readonly identity: MemberIdentity }> {
    const session = await this.cookies.findSession(request, this.originOf(request));
    if (session === undefined) throw refuse('The session is over; log in again at /login', 'expired');
    const identities = await this.listIdentities(session.email);
    const identity = identities.find(({ licenceId }) => licenceId === session.licenceId);
    if (identity === undefined) throw refuse('You are no longer a member with this licence', 'revoked');
    return { session, identity };
  }

  async close(): Promise<void> {
    await this.#members.close();
  }
}

function refuse(message: string, reason: string): PasserbyError {
  return new PasserbyError('UNAUTHENTICATED', message, { reason });
}
