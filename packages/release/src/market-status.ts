import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, WINDOW_KINDS } from '@passerby/domain/calendar';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import { listLoads } from './load-list.ts';
import type { Load } from './load-list.ts';
import { listReleaseIds, readManifest } from './release-folder.ts';

/** The release of a kind whose window is the newest. */
export interface NewestRelease {
  readonly kind: WindowKind;
  readonly id: string;
  /** Half open, market-local days. */
  readonly window: { readonly from: LocalDay; readonly to: LocalDay };
  /** ISO 8601 instant at which it was sealed. */
  readonly publishedAt: string;
}

/** How fresh a market is, and how its last loads went. */
export interface MarketStatus {
  readonly market: string;
  /** The last day that a release covers; null where nothing is released. */
  readonly releasedThrough: LocalDay | null;
  /** When the last release of those in `newest` was sealed, ISO 8601; null where nothing is released. */
  readonly publishedAt: string | null;
  /** One a kind that has any: day, week, period. */
  readonly newest: readonly NewestRelease[];
  /** Newest first. */
  readonly loads: readonly Load[];
}

/** The status of every market that has releases or loads, by id. */
export function listMarketStatus(releasesFolder: string): readonly MarketStatus[] {
  if (!existsSync(releasesFolder)) return [];
  return readdirSync(releasesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => statusOf(releasesFolder, name))
    .filter(({ newest, loads }) => newest.length + loads.length > 0)
    .toSorted((a, b) => (a.market < b.market ? -1 : 1));
}

function statusOf(releasesFolder: string, market: string): MarketStatus {
  const ids = listReleaseIds(releasesFolder, market);
  const newest = WINDOW_KINDS.flatMap((kind) => {
    // An id begins with kind and first day, so the last by name has the newest window.
    const id = ids.findLast((name) => name.startsWith(`${kind}-`));
    if (id === undefined) return [];
    const { window, createdAt } = readManifest(join(releasesFolder, market, id));
    return [{ kind, id, window, publishedAt: createdAt }];
  });
  const [lastEnd] = newest
    .map(({ window }) => window.to)
    .toSorted()
    .toReversed();
  const [publishedAt = null] = newest
    .map((release) => release.publishedAt)
    .toSorted()
    .toReversed();
  return {
    market,
    releasedThrough: lastEnd === undefined ? null : addDays(lastEnd, -1),
    publishedAt,
    newest,
    loads: listLoads(releasesFolder, market),
  };
}
