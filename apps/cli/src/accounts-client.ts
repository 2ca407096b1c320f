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

  /** Whether a key works now. */
  async isKnown(key: string): Promise<boolean> {
    return (await this.#request('POST', '/internal/keys/verify', { key })).status === 200;
  }

  async #send(method: string, path: string, body: object): Promise<unknown> {
    const response = await this.#request(method, path, body);
    const answer = (await response.json()) as { code?: ErrorCode; message?: string; details?: ErrorDetails };
    if (response.ok) return answer;
    throw new PasserbyError(answer.code ?? 'INTERNAL', answer.message ?? `accounts answered ${response.status}`, answer.details);
  }

  #request(method: string, path: string, body: object): Promise<Response> {
    return fetch(this.#url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-passerby-service-key': this.#serviceKey,
        'x-passerby-actor': 'passerby command',
      },
      body: JSON.stringify(body),
    });
  }
}
