import { join } from 'node:path';
import { WINDOW_KINDS } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { findAuditSummary } from './audit-summary.ts';
import type { AuditSummary } from './audit-summary.ts';
import type { ReleaseManifest } from './manifest.ts';
import { manifestPathOf, privacyCardOf, spentBy } from './privacy-card.ts';
import type { PrivacyCard } from './privacy-card.ts';
import { listReleaseIds, readManifest } from './release-folder.ts';

/** What one budget period of a market has cost a subscriber, zCDP. */
export interface PeriodSpending {
  readonly period: LocalDay;
  readonly cap: number;
  readonly spent: number;
  readonly left: number;
  readonly releases: number;
}

/** The privacy card of a market: the cards of its newest day, week and period release, and what every period has spent. */
export interface MarketCard {
  readonly market: string;
  readonly cards: readonly PrivacyCard[];
  /** Oldest first. */
  readonly periods: readonly PeriodSpending[];
  /** Paths of all manifests on the gateway, newest window first. */
  readonly manifests: readonly string[];
  readonly audit: AuditSummary | null;
}

/** Reads the card of a market from its published manifests and its last audit; undefined where nothing is released. */
export function findMarketCard(releasesFolder: string, market: string): MarketCard | undefined {
  const published = readManifests(releasesFolder, market);
  if (published.length === 0) return undefined;
  const audit = findAuditSummary(releasesFolder, market);
  const newest = WINDOW_KINDS.flatMap((kind) => published.findLast((manifest) => manifest.kind === kind) ?? []);
  return {
    market,
    cards: newest.map((manifest) => privacyCardOf(manifest, { published, audit })),
    periods: listSpending(published),
    manifests: published.toReversed().map(manifestPathOf),
    audit: audit ?? null,
  };
}

/** Manifests of a market, oldest window first. */
export function readManifests(releasesFolder: string, market: string): readonly ReleaseManifest[] {
  return listReleaseIds(releasesFolder, market)
    .map((id) => readManifest(join(releasesFolder, market, id)))
    .toSorted((a, b) => (a.window.to === b.window.to ? 0 : a.window.to < b.window.to ? -1 : 1));
}

function listSpending(published: readonly ReleaseManifest[]): readonly PeriodSpending[] {
  return [...Map.groupBy(published, ({ period }) => period)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, releases]) => {
      const cap = releases.at(-1)?.guarantee.rhoPerPeriod ?? 0;
      const spent = spentBy(releases);
      return { period, cap, spent, left: Math.max(0, cap - spent), releases: releases.length };
    });
}
