import { addDays } from '@passerby/domain/calendar';
import { makeReleasedMarket, tinytown } from '@passerby/testkit/market';
import type { ReleasedMarket } from '@passerby/testkit/market';

/** The zones of the bench, one district: enough that each cold question is a new one. */
export const zones = Array.from({ length: 24 }, (_, index) => `z${String(index + 1).padStart(2, '0')}`);
export const firstDay = '2026-10-05';
export const days = 14;
export const sites = ['high-street', 'station'] as const;
export const marketId = tinytown.market.id;

const countOfLeaf = 600;

/** Releases presence by zone, hour and 15 groups, and weekly dwell of two sites, for two weeks. */
export function releaseMarket(): Promise<ReleasedMarket> {
  const [zone, ...others] = tinytown.areas.filter(({ level }) => level === 'ZONE');
  const around = tinytown.areas.filter(({ level }) => level !== 'ZONE');
  if (zone === undefined || others.length === 0) throw new Error('tinytown has no zones');
  const areas = [...around, ...zones.map((areaId) => Object.assign({}, zone, { areaId, name: areaId }))];
  const { areasGeoJson: _outlines, ...inputs } = tinytown;
  return makeReleasedMarket({
    town: { inputs: { ...inputs, areas }, countOf: () => countOfLeaf },
    from: firstDay,
    to: addDays(firstDay, days),
    kinds: ['day', 'week'],
    families: ['presence-zone-hour-demo', 'dwell-site-week-demo'],
  });
}
