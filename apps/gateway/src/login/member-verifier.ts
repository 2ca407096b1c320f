import { PasserbyError } from '@passerby/domain/error';
import { Pool } from 'undici';
import { z } from 'zod';
import { BriefMemory } from '../brief-memory.ts';
import { parseIdentity } from '../identity.ts';
import type { Identity } from '../identity.ts';

const answerTimeoutMs = 5000;

/** What a person who logged in may do for one organisation under one of its licences; `client` is the member's id. */
export interface MemberIdentity extends Identity {
  readonly role: string;
  readonly organisationName: string;
  readonly licenceName: string;
}

const holderSchema = z.object({
  role: z.string(),
  organisation: z.object({ name: z.string() }),
  licenceName: z.string(),
});
const answerSchema = z.object({ holders: z.array(z.unknown()) });

export interface MemberVerifierOptions {
  /** Base URL of accounts, on loopback. */
  readonly accountsUrl: string;
  /** The gateway's own secret towards accounts. */
  readonly serviceKey: string;
  readonly now: () => number;
}

/** Asks accounts what the person with an address may do, at most once a second: a removed member stays no longer than that. */
export class MemberVerifier {
  readonly #pool: Pool;
  readonly #serviceKey: string;
  readonly #memory: BriefMemory<readonly MemberIdentity[]>;

  constructor({ accountsUrl, serviceKey, now }: MemberVerifierOptions) {
    this.#pool = new Pool(accountsUrl, { connections: 2, headersTimeout: answerTimeoutMs, bodyTimeout: answerTimeoutMs });
    this.#serviceKey = serviceKey;
    this.#memory = new BriefMemory((email) => this.#ask(email), now);
  }

  /** By organisation and licence name; none for an address that nobody has. Throws UPSTREAM_UNAVAILABLE. */
  list(email: string): Promise<readonly MemberIdentity[]> {
    return this.#memory.recall(email);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #ask(email: string): Promise<readonly MemberIdentity[]> {
    const response = await this.#pool
      .request({
        path: '/internal/members/verify',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-passerby-service-key': this.#serviceKey },
        body: JSON.stringify({ email }),
      })
      .catch((error: unknown) => {
        throw unavailable(error);
      });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw unavailable(new Error(`accounts answered ${response.statusCode} to a member check`));
    return answerSchema.parse(JSON.parse(text)).holders.map(parseHolder);
  }
}

function parseHolder(holder: unknown): MemberIdentity {
  const { role, organisation, licenceName } = holderSchema.parse(holder);
  return { ...parseIdentity(holder), role, organisationName: organisation.name, licenceName };
}

function unavailable(cause: unknown): PasserbyError {
  const message = 'Members cannot be checked at the moment; try again shortly';
  const error = new PasserbyError('UPSTREAM_UNAVAILABLE', message, { service: 'accounts' });
  error.cause = cause;
  return error;
}
