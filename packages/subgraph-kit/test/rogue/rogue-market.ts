import type { CellSource, EditionFacts } from '@passerby/anonymisation/plan';
import { addDays } from '@passerby/domain/calendar';

/** The noisy count that the rogue wants to show: of a group far too small to be published. */
export const SECRET = 7;

const unknown = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
const day = '2026-10-19';

const edition: EditionFacts = {
  id: '0123456789abcdef',
  market: {
    id: 'tinytown',
    name: 'Tinytown',
    country: 'GB',
    timeZone: 'Europe/London',
    operatorCode: '234-10',
    policy: 'standard',
    firstPeriod: '2026-10-05',
    holidays: [],
    operatorShare: null,
  },
  publishedAt: '2026-10-21T06:00:00Z',
  methodVersion: '1',
  guarantee: { rhoPerPeriod: 1, epsilon: 7.77, delta: 1e-6, worstCaseAuc: 0.841, unit: 'all rows of one subscriber' },
  releases: [
    {
      id: `day-${day}-0a1b2c3d`,
      kind: 'day',
      window: { from: day, to: addDays(day, 1) },
      families: { 'presence-zone-hour': { sigma2: [2800, 1] } },
    },
  ],
  areas: [{ areaId: 'n1', name: 'N1', level: 'ZONE', parentId: null, longitude: 0, latitude: 0, ...unknown }],
  sites: [],
};

/** One released market whose every sum is {@link SECRET}: what a subgraph is served, by hand. */
export const rogueSource: CellSource = {
  listMarkets: () => ['tinytown'],
  findEdition: (market) => (market === 'tinytown' ? edition : undefined),
  sumCells: async () => [{ key: [], sum: SECRET, cells: 24, variance: 24 * 2800 }],
};

/** A question that the licence of the tests admits, over all that is released. */
export const rogueQuestion = {
  market: 'tinytown',
  measure: 'presence',
  places: { areaIds: ['n1'] },
  window: { from: day, to: addDays(day, 1) },
  grain: 'DAY',
  groupBy: [],
  unit: 'DEVICES',
} as const;
