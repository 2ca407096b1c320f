import type { Site, SiteKind } from '@passerby/domain/place';

/** A study zone of the synthetic London and how people use it. */
export interface SyntheticSite extends Site {
  /** Weight among the sites a shopper or visitor chooses from; 0: reached by routine only (stations). */
  readonly pull: number;
  /** Median length of a visit, minutes. */
  readonly medianMinutes: number;
  /** Weight by the seven age bands. */
  readonly pullByAgeBand: readonly [number, number, number, number, number, number, number];
  /** Weight of women relative to men. */
  readonly pullOfWomen: number;
  /** Whether the length of a visit differs by age and gender as shopping does. */
  readonly isShopping: boolean;
}

type Use = Pick<SyntheticSite, 'pull' | 'medianMinutes' | 'pullByAgeBand' | 'pullOfWomen' | 'isShopping'>;

/** The ten sites, by id. Positions and names are public facts; how people use them is the model's. */
export const SITES: readonly SyntheticSite[] = [
  site(['british-museum', 'British Museum', 'VENUE'], [-0.1269, 51.5194, 200], {
    pull: 6,
    medianMinutes: 95,
    pullByAgeBand: [0.9, 0.9, 1, 1.1, 1.3, 1.5, 0.9],
    pullOfWomen: 1.1,
    isShopping: false,
  }),
  site(['canary-wharf-mall', 'Canary Wharf shopping', 'MALL'], [-0.0195, 51.505, 300], {
    pull: 9,
    medianMinutes: 42,
    pullByAgeBand: [1, 1.2, 1.2, 1, 0.8, 0.6, 0.4],
    pullOfWomen: 1.1,
    isShopping: true,
  }),
  site(['carnaby-street', 'Carnaby Street', 'HIGH_STREET'], [-0.139, 51.5131, 150], {
    pull: 13,
    medianMinutes: 36,
    pullByAgeBand: [1.7, 1.6, 1.1, 0.8, 0.6, 0.4, 0.2],
    pullOfWomen: 1.25,
    isShopping: true,
  }),
  site(['covent-garden', 'Covent Garden', 'HIGH_STREET'], [-0.1228, 51.5118, 250], {
    pull: 17,
    medianMinutes: 48,
    pullByAgeBand: [1.2, 1.3, 1.1, 1, 0.9, 0.7, 0.4],
    pullOfWomen: 1.15,
    isShopping: true,
  }),
  site(['emirates-stadium', 'Emirates Stadium', 'VENUE'], [-0.1086, 51.5549, 300], {
    pull: 1,
    medianMinutes: 55,
    pullByAgeBand: [1.2, 1.2, 1.2, 1, 0.8, 0.5, 0.2],
    pullOfWomen: 0.5,
    isShopping: false,
  }),
  site(['harrods', 'Harrods', 'SHOP'], [-0.1632, 51.4994, 150], {
    pull: 7,
    medianMinutes: 52,
    pullByAgeBand: [0.7, 0.9, 1, 1.1, 1.3, 1.3, 0.9],
    pullOfWomen: 1.4,
    isShopping: true,
  }),
  site(['kings-cross', "King's Cross", 'STATION'], [-0.1238, 51.5308, 250], {
    pull: 0,
    medianMinutes: 11,
    pullByAgeBand: [1, 1, 1, 1, 1, 1, 1],
    pullOfWomen: 1,
    isShopping: false,
  }),
  site(['oxford-street', 'Oxford Street', 'HIGH_STREET'], [-0.144, 51.5152, 350], {
    pull: 22,
    medianMinutes: 44,
    pullByAgeBand: [1.4, 1.3, 1.1, 1, 0.8, 0.6, 0.4],
    pullOfWomen: 1.35,
    isShopping: true,
  }),
  site(['waterloo', 'Waterloo', 'STATION'], [-0.1132, 51.5031, 250], {
    pull: 0,
    medianMinutes: 11,
    pullByAgeBand: [1, 1, 1, 1, 1, 1, 1],
    pullOfWomen: 1,
    isShopping: false,
  }),
  site(['westfield-london', 'Westfield London', 'MALL'], [-0.2213, 51.5075, 300], {
    pull: 20,
    medianMinutes: 70,
    pullByAgeBand: [1.4, 1.2, 1.2, 1, 0.8, 0.6, 0.4],
    pullOfWomen: 1.3,
    isShopping: true,
  }),
];

/** How much longer or shorter shopping takes than the median, by the 15 demo leaves in leaf order. */
export const SHOPPING_PATIENCE: readonly number[] = [
  1.2, 0.85, 1.3, 0.9, 1.1, 0.85, 1.05, 0.85, 1, 0.85, 0.95, 0.85, 0.8, 0.75, 1,
];

function site(
  [siteId, name, kind]: readonly [string, string, SiteKind],
  [longitude, latitude, radiusM]: readonly [number, number, number],
  use: Use,
): SyntheticSite {
  return { siteId, name, kind, longitude, latitude, radiusM, owner: null, sensitive: false, ...use };
}
