import { expect, test } from 'vitest';
import { hexCountOf } from './hextown-counts.ts';
import { hextownNightWorker, listToldNights } from './hextown-night.ts';

const { zone, ageBand, gender } = hextownNightWorker;
const nights = listToldNights({ from: '2026-10-19', to: '2026-11-02' });

test('the nights from Sunday to Thursday are his, at 03:00 of the market through the change of the clock', () => {
  expect(nights.filter(({ isThere }) => isThere).map(({ day }) => day.slice(5))).toEqual([
    '10-19',
    '10-20',
    '10-21',
    '10-22',
    '10-23',
    '10-26',
    '10-27',
    '10-28',
    '10-29',
    '10-30',
  ]);
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/London' });
  expect(new Set(nights.map(({ at }) => hour.format(at * 1000)))).toEqual(new Set(['03']));
});

test('the truth that is told is what hextown counts, in his own group too', () => {
  for (const { at, present } of nights) {
    expect(hexCountOf('presence-zone-hour', { area_id: zone, at })).toBe(present);
    expect(hexCountOf('presence-zone-hour-demo', { area_id: zone, at, age_band: ageBand, gender })).toBe(present);
    expect(hexCountOf('presence-zone-hour-demo', { area_id: zone, at, age_band: ageBand, gender: 'female' })).toBe(0);
    expect(hexCountOf('presence-zone-hour', { area_id: zone, at: at + 9 * 3600 })).toBeGreaterThan(100);
  }
});
