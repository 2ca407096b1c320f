import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import type { Market } from '@passerby/domain/market';
import type { Outline } from '@passerby/domain/outline';
import type { Area, Site } from '@passerby/domain/place';
import type { ExtrapolationFactor } from './extrapolation.ts';
import type { RationalPair } from './rational.ts';

export type KeyValue = string | number;

/** Keeps the cells whose key is one of the values, or (for `at`, `day`) lies in a half-open range. */
export type KeyFilter =
  | { readonly column: KeyColumn; readonly in: readonly KeyValue[] }
  | { readonly column: KeyColumn; readonly from: KeyValue; readonly to: KeyValue };

/** What may be asked of a release: sums of stored noisy cells of one family. There is no other way to read one. */
export interface CellPlan {
  readonly market: string;
  readonly family: FamilyName;
  readonly filters: readonly KeyFilter[];
  /** Key columns of the groups, in order; empty for one sum. */
  readonly groupBy: readonly KeyColumn[];
}

/** The sum of the noisy cells of one group. Rows come in the order of the family's domain. */
export interface CellSum {
  /** Values of the plan's `groupBy`, in its order. */
  readonly key: readonly KeyValue[];
  /** Sum of the stored signed noisy counts. */
  readonly sum: number;
  /** How many cells were added. */
  readonly cells: number;
  /** Sum of the cells' public sigma2 (they are independent). */
  readonly variance: number;
}

/** One sealed release as an answer needs to know it. `window` is half-open, market-local days. */
export interface ReleaseFacts {
  readonly id: string;
  readonly kind: WindowKind;
  readonly window: { readonly from: LocalDay; readonly to: LocalDay };
  readonly families: Readonly<Partial<Record<FamilyName, { readonly sigma2: RationalPair }>>>;
  /** K of the policy that the release was built under (privacy.md 6, rule 4). Absent: 15. */
  readonly minimumGroup?: number;
}

/** What a release promises one subscriber per budget period (privacy.md 1). */
export interface GuaranteeFacts {
  readonly rhoPerPeriod: number;
  readonly epsilon: number;
  readonly delta: number;
  readonly worstCaseAuc: number;
  /** The unit of privacy, in words. */
  readonly unit: string;
}

/** The immutable set of releases that answers come from, with its public geography. */
export interface EditionFacts {
  readonly id: string;
  readonly market: Market;
  /** ISO 8601 instant of the newest release. */
  readonly publishedAt: string;
  readonly methodVersion: string;
  readonly guarantee: GuaranteeFacts;
  readonly releases: readonly ReleaseFacts[];
  /** From devices to people, by period and demo leaf; a period without any answers in DEVICES only (measures.md 4). */
  readonly factors?: readonly ExtrapolationFactor[];
  readonly areas: readonly Area[];
  /** Outlines by area id, of the areas that the market gives one for (measures.md 1, areas.geojson). */
  readonly outlines?: Readonly<Record<string, Outline>>;
  /** Never a sensitive one. */
  readonly sites: readonly Site[];
}

/** Where noisy cells come from: implemented by `ReleaseReader` of packages/release. */
export interface CellSource {
  /** Ids of the markets that have an edition. */
  listMarkets(): readonly string[];
  /** The newest edition of a market, or undefined where there is none. */
  findEdition(market: string): EditionFacts | undefined;
  /** Runs a plan on the edition; throws DATA_NOT_AVAILABLE when the edition is gone. */
  sumCells(edition: EditionFacts, plan: CellPlan): Promise<readonly CellSum[]>;
}
