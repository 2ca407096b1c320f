import { DAYPARTS, isoWeekOf, listHoursOfDay } from '@passerby/domain/calendar';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import { AGE_BANDS, DEMO_LEAVES } from '@passerby/domain/demo';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import { FAMILY_NAMES, getFamilyShape } from '@passerby/domain/family';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { AreaLevel } from '@passerby/domain/place';
import type { DomainAxis, FamilyDomain } from '@passerby/release/family-domain';
import type { PublicInputs } from '@passerby/release/writer';

/** The families that a market has unless a test asks for all: enough for presence, visitors and dwell. */
export const CORE_FAMILIES: readonly FamilyName[] = [
  'presence-zone-hour',
  'presence-zone-hour-demo',
  'visitors-zone-day-demo',
  'dwell-site-day',
  'dwell-site-week-demo',
];

/** A window of a market: which families are released for it, over the market's places. */
export interface DomainWindow {
  readonly kind: WindowKind;
  readonly from: LocalDay;
  readonly families: readonly FamilyName[];
  readonly inputs: PublicInputs;
}

/** The public domains of a window's families. */
export function listDomains({ kind, from, families, inputs }: DomainWindow): readonly FamilyDomain[] {
  const ofKind = FAMILY_NAMES.filter((family) => getFamilyShape(family).window === kind && families.includes(family));
  return ofKind.map((family) => ({ family, axes: listAxes(family, from, inputs) }));
}

/** One axis a key column, but age and gender, which are one where a family has both. */
function listAxes(family: FamilyName, from: LocalDay, inputs: PublicInputs): readonly DomainAxis[] {
  const { keys } = getFamilyShape(family);
  const hasLeaves = keys.includes('gender');
  return keys
    .filter((column) => column !== 'gender')
    .map((column) => (column === 'age_band' && hasLeaves ? demoAxis : axis(column, listValues(family, from, inputs)[column])));
}

const demoAxis: DomainAxis = {
  columns: ['age_band', 'gender'],
  values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]),
};

type AxisValues = Readonly<Record<KeyColumn, readonly (string | number)[]>>;

function listValues(family: FamilyName, from: LocalDay, { market, areas: everywhere, sites }: PublicInputs): AxisValues {
  const { place, measure } = getFamilyShape(family);
  const idsOf = (level: AreaLevel) => everywhere.filter((area) => area.level === level).map(({ areaId }) => areaId);
  const areas = idsOf(place.startsWith('DISTRICT') ? 'DISTRICT' : 'ZONE');
  const bands = family === 'dwell-site-week-daypart' ? COARSE_DWELL_BANDS : DWELL_BANDS;
  return {
    area_id: areas,
    origin_id: areas,
    destination_id: areas,
    site_id: sites.filter(({ sensitive }) => !sensitive).map(({ siteId }) => siteId),
    home_district_id: [...idsOf('DISTRICT'), 'unknown'],
    at: listHoursOfDay(from, market.timeZone),
    day: [from],
    week: [isoWeekOf(from)],
    period: [from],
    age_band: [...AGE_BANDS, 'unknown'],
    gender: [],
    dwell_band: bands.map(({ label }) => label),
    daypart: DAYPARTS,
    kind: measure === 'loyalty' ? ['new', 'returning'] : ['resident', 'worker', 'other'],
    days_band: ['1', '2', '3-4', '5-9', '10+'],
    country: ['DE', 'FR'],
  };
}

function axis(column: KeyColumn, values: readonly (string | number)[]): DomainAxis {
  return { columns: [column], values: values.map((value) => [value]) };
}
