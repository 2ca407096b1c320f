import { PasserbyError } from '@passerby/domain/error';
import type { ErrorCode, ErrorDetails } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';

export type OrganisationKind = 'RETAIL' | 'PARTNER' | 'PUBLIC' | 'INTERNAL';

export interface NewKey {
  readonly organisation: string;
  readonly licence: string;
  readonly name: string;
  readonly environment: string;
  /** ISO 8601 instant; absent for a key that does not expire. */
  readonly expiresAt?: string | undefined;
  /** What it may be used for; accounts' default when absent. */
  readonly scopes?: readonly string[] | undefined;
  /** Address or id of the member whose key it is. */
  readonly member?: string | undefined;
}

/** Number and hash of the newest entry of the audit log. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** Whether the audit log is whole; `problem` says what is wrong and where. */
export interface AuditVerdict {
  readonly isIntact: boolean;
  /** Entries found intact. */
  readonly entries: number;
  readonly head: AuditHead;
  readonly problem: string | null;
}

export interface CreatedKey {
  readonly id: string;
  /** The only time that it is shown. */
  readonly key: string;
  readonly expiresAt: string | null;
}

/** The admin API of accounts over loopback (apps/accounts/README.md, Internal API). Errors keep accounts' code and message. */
export class AccountsClient {
  readonly #url: string;
  readonly #serviceKey: string;

  constructor({ accountsUrl, serviceKey }: { readonly accountsUrl: string; readonly serviceKey: string }) {
    this.#url = accountsUrl;
    this.#serviceKey = serviceKey;
  }

  /** Creates the organisation, or changes the kind of the one there is. */
  async putOrganisation(name: string, kind: OrganisationKind): Promise<void> {
    await this.#send('PUT', `/internal/organisations/${encodeURIComponent(name)}`, { kind });
  }

  /** Creates the licence, or replaces the terms of the one there is. */
  async putLicence(organisation: string, name: string, licence: Licence): Promise<void> {
    const path = `/internal/organisations/${encodeURIComponent(organisation)}/licences/${encodeURIComponent(name)}`;
    await this.#send('PUT', path, { licence });
  }

  async createKey(key: NewKey): Promise<CreatedKey> {
    return (await this.#send('POST', '/internal/keys', key)) as CreatedKey;
  }

  /** Adds the member, or changes the role of the one there is. */
  async putMember(organisation: string, email: string, role: 'ADMIN' | 'ANALYST' | 'REVIEWER'): Promise<void> {
    await this.#send('PUT', `/internal/organisations/${encodeURIComponent(organisation)}/members`, { email, role });
  }

  /** Recomputes the chain of the audit log, and compares with a head noted earlier. */
  async verifyAudit(noted?: AuditHead): Promise<AuditVerdict> {
    const query = noted === undefined ? '' : `?seq=${noted.seq}&hash=${noted.hash}`;
    return (await this.#send('GET', `/internal/audit/verify${query}`)) as AuditVerdict;
  }

  /** Whether a key works now. */
  async isKnown(key: string): Promise<boolean> {
    return (await this.#request('POST', '/internal/keys/verify', { key })).status === 200;
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await this.#request(method, path, body);
    const answer = (await response.json()) as { code?: ErrorCode; message?: string; details?: ErrorDetails };
    if (response.ok) return answer;
    throw new PasserbyError(answer.code ?? 'INTERNAL', answer.message ?? `accounts answered ${response.status}`, answer.details);
  }

  #request(method: string, path: string, body?: object): Promise<Response> {
    return fetch(this.#url + path, {
      method,
      headers: {
        'x-passerby-service-key': this.#serviceKey,
        'x-passerby-actor': 'passerby command',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
