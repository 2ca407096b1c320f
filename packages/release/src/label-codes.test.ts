import { expect, test } from 'vitest';
import { collectLabels } from './label-codes.ts';

test('places sort as text with unknown last, other labels keep the order of the domains', () => {
  const labels = collectLabels([
    { family: 'catchment-site-week', axes: [{ columns: ['home_district_id'], values: [['x'], ['unknown'], ['z'], ['a']] }] },
    { family: 'visitors-site-week-kind', axes: [{ columns: ['kind'], values: [['resident'], ['worker'], ['other']] }] },
    { family: 'loyalty-site-week', axes: [{ columns: ['kind'], values: [['new'], ['returning']] }] },
    { family: 'presence-zone-hour', axes: [{ columns: ['at'], values: [[3600]] }] },
  ]);
  expect(Object.fromEntries(labels)).toEqual({
    home_district_id: ['a', 'x', 'z', 'unknown'],
    kind: ['resident', 'worker', 'other', 'new', 'returning'],
  });
});
