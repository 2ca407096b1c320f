import { readJson } from '../../answers/use-reading.ts';

/** A promise over a span of time, and what was spent of it; zCDP. */
export interface CardBudget {
  readonly rho: number;
  readonly epsilon: number;
  readonly delta: number;
  /** How often the best attacker picks right between two people, one of whom is in the data. */
  readonly worstCaseAuc: number;
  /** Who is protected. */
  readonly unit: string;
  readonly spent: number;
}

/** One noised table of a release. */
export interface CardFamily {
  readonly name: string;
  readonly rows: number;
  /** What one person counts at most, in words. */
  readonly cap: string;
  /** Exact, numerator and denominator. */
  readonly rho: readonly [number, number];
  readonly sigma2: readonly [number, number];
}

/** The privacy card of a release, as the gateway tells it. */
export interface ReleaseCard {
  readonly release: string;
  readonly policy: string;
  readonly processed: readonly string[];
  readonly basis: readonly string[];
  readonly mechanism: string;
  readonly queryRules: readonly string[];
  readonly rho: number;
  readonly perPeriod: CardBudget;
  readonly perYear: CardBudget;
  readonly families: readonly CardFamily[];
  readonly unprotectedQuantities: readonly string[];
  readonly notProtected: readonly string[];
  readonly methodVersion: string;
  readonly code: string;
  readonly createdAt: string;
  readonly ledgerHead: string;
  readonly ledgerCheck: string;
  readonly manifest: string;
}

/** What one budget period of 28 days has cost a subscriber. */
export interface PeriodSpending {
  /** First day. */
  readonly period: string;
  readonly cap: number;
  readonly spent: number;
  readonly left: number;
  readonly releases: number;
}

/** The last audit: one line an attack or measurement. */
export interface Audit {
  readonly scale: string;
  readonly startedAt: string;
  readonly verdict: string;
  readonly findings: readonly {
    readonly check: string;
    readonly figure: number | null;
    readonly must: string;
    readonly threshold: number | null;
    readonly verdict: string;
  }[];
}

/** The card of a market: those of its newest day, week and period release, its spending and its last audit. */
export interface MarketCard {
  readonly market: string;
  readonly cards: readonly ReleaseCard[];
  /** Oldest first. */
  readonly periods: readonly PeriodSpending[];
  /** Paths on the gateway, newest window first. */
  readonly manifests: readonly string[];
  /** Null where none was made. */
  readonly audit: Audit | null;
}

/** The cards of all released markets, from `/privacy.json`. Throws where the gateway does not answer. */
export async function readPrivacyCards(signal: AbortSignal): Promise<readonly MarketCard[]> {
  return (await readJson<{ readonly markets: readonly MarketCard[] }>('/privacy.json', signal)).markets;
}
