import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CellSource } from '@passerby/anonymisation/plan';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { editionPath, readPointer } from './edition-pointer.ts';
import { openEdition } from './open-edition.ts';
import type { OpenEdition } from './open-edition.ts';

/** Where a reader finds its serving files, and how often it looks for a newer edition. */
export interface ReleaseReaderOptions {
  /** `serving/` below PASSERBY_HOME; may still be empty. */
  readonly servingFolder: string;
  /** Milliseconds between two looks at the pointer files; default 1000. */
  readonly pollMs?: number;
  /** Told when a newer edition cannot be opened; the former one goes on being served. */
  readonly onError?: (market: string, error: unknown) => void;
}

/** The only way to read releases: typed plans over the newest edition of each market. No SQL, no database handle. */
export interface ReleaseReader extends CellSource {
  /** Looks for newer editions now instead of at the next poll. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const defaultPollMs = 1000;

/** The edition that answers come from, and the one before it, so that a question begun on it can be finished. */
interface MarketEditions {
  readonly current: OpenEdition;
  readonly former: OpenEdition | undefined;
}

/** Opens the serving files of all markets read-only and follows their pointers (privacy.md 7, L2). */
export async function openReleaseReader({ servingFolder, pollMs, onError }: ReleaseReaderOptions): Promise<ReleaseReader> {
  const markets = new Map<string, MarketEditions>();
  let turn: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => {
    turn = turn.then(() => followPointers(servingFolder, markets, onError));
    return turn;
  };
  await refresh();
  const timer = setInterval(() => void refresh(), pollMs ?? defaultPollMs);
  timer.unref();
  return {
    listMarkets: () => [...markets.keys()].toSorted(),
    findEdition: (market) => markets.get(market)?.current.facts,
    async sumCells(edition, plan) {
      if (plan.market !== edition.market.id)
        throw badInput(`a plan for market ${plan.market} on an edition of ${edition.market.id}`);
      const { current, former } = markets.get(plan.market) ?? {};
      const open = [current, former].find((candidate) => candidate?.facts.id === edition.id);
      if (open === undefined) {
        throw new PasserbyError('DATA_NOT_AVAILABLE', `edition ${edition.id} of ${plan.market} is no longer served; ask again`);
      }
      return open.sumCells(plan);
    },
    refresh,
    async close() {
      clearInterval(timer);
      await turn;
      const open = [...markets.values()].flatMap(({ current, former }) => (former === undefined ? [current] : [current, former]));
      markets.clear();
      await Promise.all(open.map((edition) => edition.close()));
    },
  };
}

/** Never rejects: what cannot be opened is reported, and looked at again at the next poll. */
async function followPointers(
  servingFolder: string,
  markets: Map<string, MarketEditions>,
  onError: ReleaseReaderOptions['onError'],
): Promise<void> {
  for (const market of listFolders(servingFolder)) {
    try {
      await followPointer(join(servingFolder, market), market, markets);
    } catch (error) {
      onError?.(market, error);
    }
  }
}

async function followPointer(folder: string, market: string, markets: Map<string, MarketEditions>): Promise<void> {
  const pointer = readPointer(folder);
  const known = markets.get(market);
  if (pointer === undefined || pointer.edition === known?.current.facts.id) return;
  const current = await openEdition(editionPath(folder, pointer.edition));
  markets.set(market, { current, former: known?.current });
  await known?.former?.close();
}

function listFolders(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
