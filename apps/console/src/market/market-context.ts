import { createContext, use } from 'react';
import type { MarketOutlineQuery, Measure } from '@passerby/client/operations';

type Outline = NonNullable<MarketOutlineQuery['market']>;

/** One measure of the catalogue: how it is defined and which released tables answer it. */
export type Method = Outline['catalogue'][number];

/** The market that a page is about. */
export interface ConsoleMarket {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** First day of the first budget period of 28 days. */
  readonly firstPeriod: string;
  readonly holidays: readonly string[];
  readonly edition: Outline['edition'];
  readonly guarantee: Outline['guarantee'];
  /** What may be asked, by measure. */
  readonly methods: ReadonlyMap<Measure, Method>;
  readonly sites: MarketOutlineQuery['sites']['nodes'];
  readonly districts: MarketOutlineQuery['districts']['nodes'];
}

export const MarketContextOf = createContext<ConsoleMarket | undefined>(undefined);

/** The market that the page is about. Throws outside {@link MarketScope}. */
export function useMarket(): ConsoleMarket {
  const market = use(MarketContextOf);
  if (market === undefined) throw new Error('no market is around this page');
  return market;
}

/** How each measure is defined; empty where no market is around. */
export function useMethods(): ReadonlyMap<Measure, Method> {
  return use(MarketContextOf)?.methods ?? new Map();
}

/** A market from what the graph answered. Throws where the market is none. */
export function readMarket({ market, sites, districts }: MarketOutlineQuery): ConsoleMarket {
  if (market === null) throw new Error('the graph knows no such market');
  const { catalogue, ...outline } = market;
  const methods = new Map(catalogue.map((entry) => [entry.measure, entry]));
  return { ...outline, methods, sites: sites.nodes, districts: districts.nodes };
}
