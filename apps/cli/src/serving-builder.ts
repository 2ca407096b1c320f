import { buildServingFile } from '@passerby/release/serving-file';
import type { Home } from './home.ts';
import { listReleaseIds } from './served-markets.ts';

const lookAgainMs = 1000;

export interface ServingBuilderOptions {
  readonly home: Home;
  readonly markets: readonly string[];
  /** Told of each new edition and of a build that failed; serving goes on with the last one. */
  readonly note: (text: string) => void;
}

/** Keeps the serving file of each market up with its releases: builds once, then again whenever a release appears. */
export class ServingBuilder {
  readonly #options: ServingBuilderOptions;
  readonly #built = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: ServingBuilderOptions) {
    this.#options = options;
  }

  /** Builds every market's file; throws when a release does not verify. */
  async build(): Promise<void> {
    for (const market of this.#options.markets) await this.#buildMarket(market);
  }

  /** Looks at the releases every second until closed. */
  watch(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#lookAgain().finally(() => {
        if (this.#timer !== undefined) this.watch();
      });
    }, lookAgainMs);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  async #lookAgain(): Promise<void> {
    for (const market of this.#options.markets) {
      if (this.#releasesOf(market) === this.#built.get(market)) continue;
      await this.#buildMarket(market).catch((error: unknown) => {
        this.#options.note(
          `${market}: the new releases cannot be served: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    }
  }

  async #buildMarket(market: string): Promise<void> {
    const { home, note } = this.#options;
    const releases = this.#releasesOf(market);
    this.#built.set(market, releases);
    const { edition } = await buildServingFile({ releasesFolder: home.releases, servingFolder: home.serving, market });
    note(`${market}: serving edition ${edition} of ${releases.split(' ').length} releases`);
  }

  #releasesOf(market: string): string {
    return listReleaseIds(this.#options.home.releases, market).join(' ');
  }
}
