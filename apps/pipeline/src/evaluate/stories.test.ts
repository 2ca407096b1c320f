import { expect, test } from 'vitest';
import { addDays } from '@passerby/domain/calendar';
import type { StoryPoint } from './stories.ts';
import { judgeStories } from './stories.ts';

const first = '2026-10-05';
const sites = [
  'carnaby-street',
  'covent-garden',
  'oxford-street',
  'westfield-london',
  'emirates-stadium',
  'kings-cross',
  'waterloo',
];

test('each story shows when its days stand out', () => {
  const verdicts = judgeStories(seriesOf(told, 900), hoursOf(25)).map(({ story, verdict }) => `${story}: ${verdict}`);
  expect(verdicts).toEqual([
    'saturday shopping peak: visible',
    'stadium match: visible',
    'rail strike: visible',
    'street closed: visible',
    'autumn clock change: visible',
  ]);
});

test('none shows in even days, in noise that drowns it, or on a day of 24 hours', () => {
  const flat = judgeStories(
    seriesOf(() => 500, 900),
    hoursOf(24),
  );
  expect(flat.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 5 }, () => 'not visible'));
  const noisy = judgeStories(seriesOf(told, 1e9), []);
  expect(noisy.map(({ verdict }) => verdict)).toEqual([...Array.from({ length: 4 }, () => 'not visible'), 'not covered']);
});

function told(site: string, day: string): number {
  if (site === 'carnaby-street' && day >= '2026-10-19' && day < '2026-10-26') return 0;
  if (site === 'emirates-stadium') return day === '2026-10-07' ? 2_000 : 20;
  if (site === 'waterloo' || site === 'kings-cross') return day === '2026-10-15' ? 10 : 900;
  return [5, 12, 19, 26].map((number) => addDays(first, number)).includes(day) ? 2_500 : 600;
}

function seriesOf(count: (site: string, day: string) => number, variance: number): readonly StoryPoint[] {
  return sites.flatMap((place) =>
    Array.from({ length: 28 }, (_, number) => {
      const day = addDays(first, number);
      return { place, day, n: count(place, day), variance };
    }),
  );
}

function hoursOf(hours: number): readonly StoryPoint[] {
  return Array.from({ length: hours }, (_, hour) => ({ place: String(hour), day: '2026-10-25', n: 1_000, variance: 10 }));
}
