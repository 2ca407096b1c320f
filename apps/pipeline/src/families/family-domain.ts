import { DAYPARTS, isoWeekOf, listDays, listHoursOfDay } from '@passerby/domain/calendar';
import { AGE_BANDS, DEMO_LEAVES } from '@passerby/domain/demo';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName, KeyColumn } from '@passerby/domain/family';
import type { DomainAxis, FamilyDomain } from '@passerby/release/family-domain';
import type { Enclave } from '../enclave/enclave.ts';
import { listUnmeasured } from '../sites/registered-site.ts';
import type { FamilyWindow } from './count-family.ts';
import { DAYS_BANDS, LOYALTY_KINDS, VISITOR_KINDS } from './family-labels.ts';
import { listIds } from './list-ids.ts';
import { listRoamerCountries } from './market-policy.ts';
import { listPublicPairs } from './public-pairs.ts';

/**
 * The public domain of a family in one window: places in id order, hours of the local day by UTC start (23 or 25 on
 * change days), demo leaves in DEMO_LEAVES order. It depends on public inputs only, never on events (privacy.md 2).
 */
export async function familyDomain(enclave: Enclave, family: FamilyName, window: FamilyWindow): Promise<FamilyDomain> {
  const { keys } = getFamilyShape(family);
  const axes: DomainAxis[] = [];
  for (const column of keys) {
    const covered = axes.at(-1)?.columns.includes(column) ?? false;
    if (!covered) axes.push(await axisOf(enclave, { family, window, column }));
  }
  return { family, axes };
}

interface AxisRequest {
  readonly family: FamilyName;
  readonly window: FamilyWindow;
  readonly column: KeyColumn;
}

async function axisOf(enclave: Enclave, { family, window, column }: AxisRequest): Promise<DomainAxis> {
  const { place } = getFamilyShape(family);
  switch (column) {
    case 'area_id':
      return single(column, await listIds(enclave, place));
    case 'site_id':
      return single(column, await listMeasuredSites(enclave, window));
    case 'origin_id':
      if (place === 'ZONE_PAIR') return { columns: ['origin_id', 'destination_id'], values: await listPublicPairs(enclave) };
      return single(column, await listIds(enclave, 'DISTRICT'));
    case 'destination_id':
      return single(column, await listIds(enclave, 'DISTRICT'));
    case 'home_district_id':
      return single(column, [...(await listIds(enclave, 'DISTRICT')), 'unknown']);
    case 'country':
      return single(column, listRoamerCountries(enclave.market));
    default:
      return labelAxis({ family, window, column }, enclave.market.timeZone);
  }
}

/** Sites in id order, without the study zones whose first Monday comes after the window began (interfaces.md, Order and time). */
async function listMeasuredSites(enclave: Enclave, window: FamilyWindow): Promise<readonly string[]> {
  const unmeasured = listUnmeasured(enclave.folder, window);
  return (await listIds(enclave, 'SITE')).filter((id) => !unmeasured.has(id));
}

function labelAxis({ family, window, column }: AxisRequest, timeZone: string): DomainAxis {
  switch (column) {
    case 'at':
      return single(
        column,
        listDays(window.from, window.to).flatMap((day) => listHoursOfDay(day, timeZone)),
      );
    case 'day':
      return single(column, listDays(window.from, window.to));
    case 'week':
      return single(column, [isoWeekOf(window.from)]);
    case 'period':
      return single(column, [window.from]);
    case 'age_band':
    case 'gender':
      return demoAxis(family);
    case 'dwell_band':
      return single(
        column,
        (family === 'dwell-site-week-daypart' ? COARSE_DWELL_BANDS : DWELL_BANDS).map((band) => band.label),
      );
    case 'daypart':
      return single(column, DAYPARTS);
    case 'days_band':
      return single(column, DAYS_BANDS);
    default:
      return single(column, family === 'loyalty-site-week' ? LOYALTY_KINDS : VISITOR_KINDS);
  }
}

/** Age and gender are one axis of 15 leaves; age alone has the seven bands and `unknown` (privacy.md 3). */
function demoAxis(family: FamilyName): DomainAxis {
  const keys: readonly KeyColumn[] = getFamilyShape(family).keys;
  if (!keys.includes('gender')) return single('age_band', [...AGE_BANDS, 'unknown']);
  return { columns: ['age_band', 'gender'], values: DEMO_LEAVES.map(({ ageBand, gender }) => [ageBand, gender]) };
}

function single(column: KeyColumn, values: readonly (string | number)[]): DomainAxis {
  return { columns: [column], values: values.map((value) => [value]) };
}
