import { Pool } from 'undici';
import { PasserbyError } from '@passerby/domain/error';
import { BriefMemory } from './brief-memory.ts';
import { parseIdentity } from './identity.ts';
import type { Identity } from './identity.ts';

const answerTimeoutMs = 5000;
const keyLengthMax = 200;
const keyPattern = /^pby_[a-z0-9]+_[A-Za-z0-9]+_[A-Za-z0-9_-]+$/;

const refusals: Readonly<Record<string, string>> = {
  malformed: 'The API key is not of the form pby_<env>_<id>_<secret>',
  unknown: 'The API key is not known',
  expired: 'The API key has expired; ask your organisation for a new one',
  revoked: 'The API key was revoked',
};

export interface KeyVerifierOptions {
  /** Base URL of accounts, on loopback. */
  readonly accountsUrl: string;
  /** The gateway's own secret towards accounts. */
  readonly serviceKey: string;
  readonly now?: (() => number) | undefined;
}

/** Asks accounts who holds an API key, each at most once a second. */
export class KeyVerifier {
  readonly #pool: Pool;
  readonly #serviceKey: string;
  readonly #now: () => number;
  readonly #memory: BriefMemory<Identity>;

  constructor({ accountsUrl, serviceKey, now = Date.now }: KeyVerifierOptions) {
    this.#pool = new Pool(accountsUrl, { connections: 4, headersTimeout: answerTimeoutMs, bodyTimeout: answerTimeoutMs });
    this.#serviceKey = serviceKey;
    this.#now = now;
    this.#memory = new BriefMemory((key) => this.#ask(key), now);
  }

  /** Throws UNAUTHENTICATED with `reason` malformed, unknown, expired or revoked, or UPSTREAM_UNAVAILABLE. */
  async verify(key: string): Promise<Identity> {
    if (key.length > keyLengthMax || !keyPattern.test(key)) throw refuse('malformed');
    const identity = await this.#memory.recall(key);
    if (identity.expiresAtMs !== null && identity.expiresAtMs <= this.#now()) throw refuse('expired');
    return identity;
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #ask(key: string): Promise<Identity> {
    const response = await this.#pool
      .request({
        path: '/internal/keys/verify',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-passerby-service-key': this.#serviceKey },
        body: JSON.stringify({ key }),
      })
      .catch((error: unknown) => {
        throw unavailable(error);
      });
    const text = await response.body.text();
    if (response.statusCode === 200) return parseIdentity(JSON.parse(text));
    const reason = response.statusCode === 401 ? findReason(text) : undefined;
    if (reason !== undefined) throw refuse(reason);
    throw unavailable(new Error(`accounts answered ${response.statusCode} to a key check`));
  }
}

/** The reason of a refusal; undefined when it is the gateway itself that accounts refused. */
function findReason(text: string): string | undefined {
  const body = JSON.parse(text) as { readonly reason?: unknown };
  return typeof body.reason === 'string' && Object.hasOwn(refusals, body.reason) ? body.reason : undefined;
}

function refuse(reason: string): PasserbyError {
  return new PasserbyError('UNAUTHENTICATED', refusals[reason] ?? 'The API key was refused', { reason });
}

function unavailable(cause: unknown): PasserbyError {
  const error = new PasserbyError('UPSTREAM_UNAVAILABLE', 'Keys cannot be checked at the moment; try again shortly', {
    service: 'accounts',
  });
  error.cause = cause;
  return error;
}
