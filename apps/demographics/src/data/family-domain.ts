import type { EditionFacts } from '@passerby/anonymisation/plan';
import { DAYPARTS } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { COARSE_DWELL_BANDS, DWELL_BANDS } from '@passerby/domain/dwell-band';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName, FamilyShape } from '@passerby/domain/family';
import type { AreaLevel } from '@passerby/domain/place';

const hoursOfDay = 24;
const daysBands = 5;
const visitorKinds = 3;
const loyaltyKinds = 2;
/** Ages with the unknown one. */
const ageBands = new Set(DEMO_LEAVES.map(({ ageBand }) => ageBand)).size;

/** One axis of a family's public domain: every combination of the axes is a noised cell, those that nobody is in too. */
export interface DomainAxis {
  /** In words: `zone`, `hour`, `age and gender`. */
  readonly name: string;
  /** How many values it has in one released window; null where the release alone says. */
  readonly values: number | null;
}

/** The axes of a family's domain in one released window, with the edition's geography (privacy.md 3). */
export function listDomain(family: FamilyName, edition: EditionFacts): readonly DomainAxis[] {
  const shape = getFamilyShape(family);
  return [...listPlaces(shape, edition), ...listTimes(shape), ...listGroups(family, shape)];
}

function listPlaces({ place, keys }: FamilyShape, edition: EditionFacts): readonly DomainAxis[] {
  const count = (level: AreaLevel): number => edition.areas.filter((area) => area.level === level).length;
  const districts = count('DISTRICT');
  const home = keys.includes('home_district_id') ? [{ name: 'home district, or unknown', values: districts + 1 }] : [];
  if (place === 'SITE') return [{ name: 'site', values: edition.sites.length }, ...home];
  if (place === 'ZONE') return [{ name: 'zone', values: count('ZONE') }];
  if (place === 'DISTRICT') return [{ name: 'district', values: districts }];
  if (place === 'DISTRICT_PAIR') return [{ name: 'pair of districts', values: districts ** 2 }];
  return [{ name: 'pair of zones at most 30 km apart', values: null }];
}

function listTimes({ keys, window }: FamilyShape): readonly DomainAxis[] {
  const hours = keys.includes('at')
    ? [{ name: 'hour, 23 or 25 when clocks change', values: hoursOfDay }]
    : [{ name: window, values: 1 }];
  return keys.includes('daypart') ? [...hours, { name: 'part of the day', values: DAYPARTS.length }] : hours;
}

function listGroups(family: FamilyName, { keys, measure }: FamilyShape): readonly DomainAxis[] {
  const dwellBands = family === 'dwell-site-week-daypart' ? COARSE_DWELL_BANDS : DWELL_BANDS;
  const axes: readonly (DomainAxis | false)[] = [
    keys.includes('dwell_band') && { name: 'dwell band', values: dwellBands.length },
    keys.includes('gender') && { name: 'age and gender', values: DEMO_LEAVES.length },
    keys.includes('age_band') && !keys.includes('gender') && { name: 'age', values: ageBands },
    keys.includes('kind') && { name: 'kind of visitor', values: measure === 'loyalty' ? loyaltyKinds : visitorKinds },
    keys.includes('days_band') && { name: 'days with a visit', values: daysBands },
    keys.includes('country') && { name: 'country of the SIM', values: null },
  ];
  return axes.filter((axis) => axis !== false);
}
