import type { Identity } from './identity.ts';

/** What one client asked under one licence on one day. */
export interface Usage {
  /** Client id. */
  readonly client: string;
  /** Id of the licence that it asked under. */
  readonly licence: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly requests: number;
  /** Cost points. */
  readonly points: number;
}

export interface UsageRecorderOptions {
  /** Adds to what accounts knows; a throw means that nothing of it was added. */
  readonly send: (usage: readonly Usage[]) => Promise<void>;
  /** Told of a report that could not be sent, and of what is given up when the recorder closes. */
  readonly onError: (error: unknown, unsent: readonly Usage[]) => void;
  readonly now?: () => number;
}

const flushEveryMs = 1000;
/** As many as accounts takes at once. */
const batchMax = 10_000;
const closeAttemptsMax = 5;
const closePauseMs = 200;

/**
 * Counts what clients ask and reports it to accounts once a second, and a last time when it closes. What cannot be sent is sent
 * again with the next report. A report whose answer is lost is sent twice, so a day may be counted too high, never too low.
 */
export class UsageRecorder {
  readonly #options: UsageRecorderOptions;
  readonly #timer: NodeJS.Timeout;
  #counted = new Map<string, Usage>();
  #turn: Promise<boolean> = Promise.resolve(true);

  constructor(options: UsageRecorderOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.flush(), flushEveryMs).unref();
  }

  add(
    { client, licenceId: licence }: Pick<Identity, 'client' | 'licenceId'>,
    { requests = 0, points = 0 }: { readonly requests?: number; readonly points?: number },
  ): void {
    const day = new Date(this.#options.now?.() ?? Date.now()).toISOString().slice(0, 10);
    this.#merge({ client, licence, day, requests, points });
  }

  /** Reports what was counted so far; false when it could not be sent and was kept. Never rejects. */
  flush(): Promise<boolean> {
    this.#turn = this.#turn.then(() => this.#send());
    return this.#turn;
  }

  /** Reports what is left, several times if need be. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (let attempt = 1; attempt <= closeAttemptsMax; attempt += 1) {
      if (await this.flush()) return;
      await new Promise((resolve) => setTimeout(resolve, closePauseMs));
    }
    this.#options.onError(new Error('usage could not be reported before the end'), [...this.#counted.values()]);
  }

  async #send(): Promise<boolean> {
    while (this.#counted.size > 0) {
      const usage = [...this.#counted.values()];
      this.#counted = new Map();
      for (const later of usage.splice(batchMax)) this.#merge(later);
      try {
        await this.#options.send(usage);
      } catch (error) {
        for (const unsent of usage) this.#merge(unsent);
        this.#options.onError(error, []);
        return false;
      }
    }
    return true;
  }

  #merge({ client, licence, day, requests, points }: Usage): void {
    const name = `${day} ${client} ${licence}`;
    const known = this.#counted.get(name);
    this.#counted.set(name, {
      client,
      licence,
      day,
      requests: requests + (known?.requests ?? 0),
      points: points + (known?.points ?? 0),
    });
  }
}
