import type { LocalDay } from '@passerby/domain/calendar';
import { isoWeekday } from '@passerby/domain/calendar';
import type { StoryEvaluation } from './evaluation.ts';
import { STORIES } from '../simulate/london/stories.ts';

/** A noisy sum of one place and day; `variance` from the public sigma. The place of an hourly series is the hour. */
export interface StoryPoint {
  readonly place: string;
  readonly day: LocalDay;
  readonly n: number;
  readonly variance: number;
}

const z95 = 1.96;

/** Looks for each planted story in the released daily visits of sites and hourly presence (measures.md 5). */
export function judgeStories(siteDays: readonly StoryPoint[], hours: readonly StoryPoint[]): readonly StoryEvaluation[] {
  const { saturdayPeak, match, strike, closure } = STORIES;
  const inClosure = (day: LocalDay) => day >= closure.from && day < closure.to;
  const isWorkday = (day: LocalDay) => isoWeekday(day) <= 5;
  const at = (sites: readonly string[], isDay: (day: LocalDay) => boolean) =>
    siteDays.filter(({ place, day }) => sites.includes(place) && isDay(day));
  return [
    contrast('saturday shopping peak', {
      told: at(saturdayPeak.sites, (day) => isoWeekday(day) === 6 && !inClosure(day)),
      usual: at(saturdayPeak.sites, (day) => isWorkday(day) && !inClosure(day) && day !== strike.day),
      ratio: 1.5,
    }),
    contrast('stadium match', {
      told: at([match.site], (day) => day === match.day),
      usual: at([match.site], (day) => isWorkday(day) && day !== match.day),
      ratio: 3,
    }),
    contrast('rail strike', {
      told: at(strike.sites, (day) => day === strike.day),
      usual: at(strike.sites, (day) => isWorkday(day) && day !== strike.day),
      ratio: 1 / 3,
    }),
    contrast('street closed', {
      told: at([closure.site], inClosure),
      usual: at([closure.site], (day) => !inClosure(day)),
      ratio: 1 / 3,
    }),
    clockChange(hours),
  ];
}

interface Contrast {
  readonly told: readonly StoryPoint[];
  readonly usual: readonly StoryPoint[];
  /** Above 1: the story's mean must be at least so many times the usual one; below 1: at most. */
  readonly ratio: number;
}

/** Visible when the means differ by the ratio and by more than their 95 % interval. */
function contrast(story: string, { told, usual, ratio }: Contrast): StoryEvaluation {
  if (told.length === 0 || usual.length === 0) return { story, verdict: 'not covered', evidence: 'its days are not released' };
  const [there, usually] = [meanOf(told), meanOf(usual)];
  const halfWidth = z95 * Math.sqrt(there.variance + usually.variance);
  const isFar = Math.abs(there.n - usually.n) > halfWidth;
  const isSo = ratio > 1 ? there.n >= ratio * usually.n : there.n <= ratio * usually.n;
  const evidence = `${there.n.toFixed(0)} a site and day against ${usually.n.toFixed(0)} usually (95 % of the difference +- ${halfWidth.toFixed(0)})`;
  return { story, verdict: isFar && isSo ? 'visible' : 'not visible', evidence };
}

function meanOf(points: readonly StoryPoint[]): { readonly n: number; readonly variance: number } {
  const sum = (of: (point: StoryPoint) => number) => points.reduce((total, point) => total + of(point), 0);
  return { n: sum(({ n }) => n) / points.length, variance: sum(({ variance }) => variance) / points.length ** 2 };
}

const longDayHours = 25;
const hoursAlike = 0.2;

/** Visible when the day has 25 hours and both runs of the repeated one hold about as many people as the hours around them. */
function clockChange(hours: readonly StoryPoint[]): StoryEvaluation {
  const story = 'autumn clock change';
  const day = hours.filter((hour) => hour.day === STORIES.clockChange.day).map(({ n }) => n);
  if (day.length === 0) return { story, verdict: 'not covered', evidence: 'its day is not released' };
  const [before, first, second, after] = day;
  const usual = ((before ?? 0) + (after ?? 0)) / 2;
  const isAlike = [first, second].every((n) => n !== undefined && Math.abs(n - usual) <= hoursAlike * usual);
  const shown = [before, first, second, after].map((n) => (n ?? 0).toFixed(0)).join(', ');
  const verdict = day.length === longDayHours && isAlike ? 'visible' : 'not visible';
  return { story, verdict, evidence: `${day.length} hours; present from 00:00, 01:00, again 01:00 and 02:00: ${shown}` };
}
