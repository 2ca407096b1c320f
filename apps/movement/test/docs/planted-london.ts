import { isoWeekday, listDays, mondayOfIsoWeek, addDays } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Town } from '@passerby/testkit/market';

type Inputs = Town['inputs'];

/** A small London with the planted stories of the simulated one (measures.md 5), in round counts. */
export const plantedLondon: Town = {
  inputs: {
    market: {
      id: 'london',
      name: 'London',
      country: 'GB',
      timeZone: 'Europe/London',
      operatorCode: '234-10',
      policy: 'standard',
      firstPeriod: '2026-10-05',
      holidays: ['2026-12-25', '2026-12-28'],
      operatorShare: null,
    },
    areas: [
      area('inner-london', 'REGION', null),
      area('westminster', 'DISTRICT', 'inner-london'),
      area('camden', 'DISTRICT', 'inner-london'),
      area('soho', 'ZONE', 'westminster'),
      area('st-pancras', 'ZONE', 'camden'),
    ],
    sites: ['carnaby-street', 'covent-garden', 'emirates-stadium', 'kings-cross', 'oxford-street', 'waterloo'].map(site),
    population: [],
  },
  countOf(family, key) {
    if (family === 'presence-zone-hour') return presentAnHour;
    const siteId = String(key['site_id']);
    if (family === 'dwell-site-day') return shareOf(key['dwell_band']) * visitorsOf(siteId, String(key['day']));
    const monday = mondayOfIsoWeek(String(key['week']));
    const days = listDays(monday, addDays(monday, 7)).map((day) => visitorsOf(siteId, day));
    return kindsEqually * days.reduce((sum, visitors) => sum + visitors, 0);
  },
};

const presentAnHour = 18_000;
const kindsEqually = 1 / 4;
const shopping: Readonly<Record<string, number>> = { 'carnaby-street': 800, 'covent-garden': 2000, 'oxford-street': 4000 };
const stations: Readonly<Record<string, number>> = { 'kings-cross': 6000, waterloo: 8000 };
const match = { site: 'emirates-stadium', day: '2026-10-07', visitors: 20_000 };
const strike = '2026-10-15';
const closure = { site: 'carnaby-street', from: '2026-10-19', to: '2026-10-26' };

/** Visitors of a site on a day. */
function visitorsOf(siteId: string, day: LocalDay): number {
  if (siteId === match.site) return day === match.day ? match.visitors : 0;
  if (siteId === closure.site && day >= closure.from && day < closure.to) return 0;
  const weekday = isoWeekday(day);
  const shop = shopping[siteId];
  if (shop !== undefined) return shop * (weekday === 6 ? 3 : weekday === 7 ? 1.5 : 1);
  const usual = (stations[siteId] ?? 0) * (weekday > 5 ? 0.5 : 1);
  return day === strike ? usual / 10 : usual;
}

function shareOf(band: unknown): number {
  return { '5-15': 0.4, '15-30': 0.3, '30-60': 0.2, '60-120': 0.1 }[String(band)] ?? 0;
}

function area(areaId: string, level: Inputs['areas'][number]['level'], parentId: string | null): Inputs['areas'][number] {
  const unknown = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
  return { areaId, name: areaId, level, parentId, longitude: -0.13, latitude: 51.51, ...unknown };
}

function site(siteId: string): Inputs['sites'][number] {
  const place = { longitude: -0.13, latitude: 51.51, radiusM: 200 };
  return { siteId, name: siteId, kind: 'OTHER', ...place, owner: null, sensitive: false };
}
