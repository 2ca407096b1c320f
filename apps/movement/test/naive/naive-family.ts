import { isAboutEveryone, levelOf } from './naive-places.ts';
import type { PlainQuestion } from './plain-question.ts';

/** Which table answers a valid question, read off the list of families (privacy.md 3). */
export function familyOf(question: PlainQuestion): string {
  const { field, sites, grain, groupBy } = question;
  const hasDemo = groupBy.includes('AGE_BAND') || groupBy.includes('GENDER') || !isAboutEveryone(question);
  switch (field) {
    case 'presence':
      if (sites !== undefined) return 'presence-site-hour';
      return hasDemo ? 'presence-zone-hour-demo' : 'presence-zone-hour';
    case 'visitors':
      return sites === undefined ? visitorsOfAreas(question, hasDemo) : visitorsOfSites(question, hasDemo);
    case 'dwell':
      if (grain === 'DAY') return 'dwell-site-day';
      return groupBy.includes('DAYPART') ? 'dwell-site-week-daypart' : 'dwell-site-week-demo';
    case 'flows':
      return grain === 'DAY' ? 'flows-district-day' : 'flows-zone-period';
    case 'catchment':
      return 'catchment-site-week';
    case 'loyalty':
      return 'loyalty-site-week';
    case 'frequency':
      return 'frequency-site-period';
    case 'roamers':
      return 'roamers-district-day';
    case 'residents':
      return 'residents-zone-period-demo';
    case 'workers':
      return 'workers-zone-period-demo';
    case 'audience':
      return sites === undefined ? 'presence-zone-hour-demo' : 'dwell-site-week-demo';
    case 'trend':
    case 'compare':
      throw new Error(`${field} is asked of the measure that it is of`);
  }
}

function visitorsOfAreas({ areas, grain }: PlainQuestion, hasDemo: boolean): string {
  if (levelOf(areas) === 'DISTRICT') return 'visitors-district-day-demo';
  if (grain === 'DAY') return hasDemo ? 'visitors-zone-day-demo' : 'visitors-zone-day';
  return grain === 'WEEK' ? 'visitors-zone-week-demo' : 'visitors-zone-period-demo';
}

function visitorsOfSites({ grain }: PlainQuestion, hasDemo: boolean): string {
  if (grain === 'DAY') return 'dwell-site-day';
  if (grain === 'PERIOD') return 'visitors-site-period-demo';
  return hasDemo ? 'dwell-site-week-demo' : 'visitors-site-week-kind';
}
