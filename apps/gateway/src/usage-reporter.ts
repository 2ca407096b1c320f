import { Pool } from 'undici';
import type { Usage } from './usage-recorder.ts';

const answerTimeoutMs = 5000;

export interface UsageReporterOptions {
  /** Base URL of accounts, on loopback. */
  readonly accountsUrl: string;
  readonly serviceKey: string;
}

/** Adds usage to what accounts knows (`POST /internal/usage`). */
export class UsageReporter {
  readonly #pool: Pool;
  readonly #serviceKey: string;

  constructor({ accountsUrl, serviceKey }: UsageReporterOptions) {
    this.#pool = new Pool(accountsUrl, { connections: 1, headersTimeout: answerTimeoutMs, bodyTimeout: answerTimeoutMs });
    this.#serviceKey = serviceKey;
  }

  /** Throws when accounts is away or refuses. */
  async send(usage: readonly Usage[]): Promise<void> {
    const response = await this.#pool.request({
      path: '/internal/usage',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-passerby-service-key': this.#serviceKey },
      body: JSON.stringify({ usage }),
    });
    await response.body.dump();
    if (response.statusCode !== 200) throw new Error(`accounts answered ${response.statusCode} to a usage report`);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}
