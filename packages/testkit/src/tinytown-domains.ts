import { DAYPARTS, isoWeekOf, listHoursOfDay } from '@passerby/domain/calendar';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import { AGE_BANDS, DEMO_LEAVES } from '@passerby/domain/demo';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import { FAMILY_NAMES, getFamilyShape } from '@passerby/domain/family';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { DomainAxis, FamilyDomain } from '@passerby/release/family-domain';

const timeZone = 'Europe/London';
const zones = ['n1', 'n2', 's1'];
const districts = ['north', 'south'];

/** The families that a market has unless a test asks for all: enough for presence, visitors and dwell. */
export const CORE_FAMILIES: readonly FamilyName[] = [
  'presence-zone-hour',
  'presence-zone-hour-demo',
  'visitors-zone-day-demo',
  'dwell-site-day',
  'dwell-site-week-demo',
];

/** The public domains of a window's families. */
export function listDomains(kind: WindowKind, from: LocalDay, families: readonly FamilyName[]): readonly FamilyDomain[] {
  return FAMILY_NAMES.filter((family) => getFamilyShape(family).window === kind && families.includes(family)).map((family) => ({
    family,
    axes: listAxes(family, from),
  }));
}

/** One axis a key column, but age and gender, which are one where a family has both. */
function listAxes(family: FamilyName, from: LocalDay): readonly DomainAxis[] {
  const { keys } = getFamilyShape(family);
  const hasLeaves = keys.includes('gender');
  return keys
    .filter((column) => column !== 'gender')
    .map((column) => (column === 'age_band' && hasLeaves ? demoAxis : axis(column, listValues(family, column, from))));
}

const demoAxis: DomainAxis = {
  columns: ['age_band', 'gender'],
  values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]),
};

function listValues(family: FamilyName, column: KeyColumn, from: LocalDay): readonly (string | number)[] {
  const { place, measure } = getFamilyShape(family);
  const areas = place.startsWith('DISTRICT') ? districts : zones;
  const bands = family === 'dwell-site-week-daypart' ? COARSE_DWELL_BANDS : DWELL_BANDS;
  const values: Readonly<Record<KeyColumn, readonly (string | number)[]>> = {
    area_id: areas,
    origin_id: areas,
    destination_id: areas,
    site_id: ['high-street', 'station'],
    home_district_id: [...districts, 'unknown'],
    at: listHoursOfDay(from, timeZone),
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
  return values[column];
}

function axis(column: KeyColumn, values: readonly (string | number)[]): DomainAxis {
  return { columns: [column], values: values.map((value) => [value]) };
}
