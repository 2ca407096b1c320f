import { describe, expect, test } from 'vitest';
import { FAMILY_NAMES } from '@passerby/domain/family';
import standardJson from '../policies/standard.json' with { type: 'json' };
import strictJson from '../policies/strict.json' with { type: 'json' };
import { composeRho } from './accountant.ts';
import { familyNoise, listFamilies, parsePolicy, sensitivityOf } from './policy.ts';
import { multiply, rational } from './rational.ts';

/** The table of privacy.md 3: D2 per period, rho in hundredths, sigma2. */
const table: Readonly<Record<string, readonly [d2: number, rho100: bigint, sigma2: readonly [bigint, bigint]]>> = {
  'presence-zone-hour': [672, 12n, [2800n, 1n]],
  'presence-zone-hour-demo': [672, 16n, [2100n, 1n]],
  'presence-site-hour': [224, 5n, [2240n, 1n]],
  'visitors-zone-day': [168, 4n, [2100n, 1n]],
  'visitors-zone-day-demo': [168, 10n, [840n, 1n]],
  'visitors-district-day-demo': [112, 3n, [5600n, 3n]],
  'visitors-zone-week-demo': [48, 4n, [600n, 1n]],
  'visitors-zone-period-demo': [16, 2n, [400n, 1n]],
  'visitors-site-period-demo': [6, 2n, [150n, 1n]],
  'visitors-site-week-kind': [16, 2n, [400n, 1n]],
  'dwell-site-day': [112, 6n, [2800n, 3n]],
  'dwell-site-week-demo': [16, 16n, [50n, 1n]],
  'dwell-site-week-daypart': [16, 4n, [200n, 1n]],
  'flows-district-day': [168, 4n, [2100n, 1n]],
  'flows-zone-period': [40, 2n, [1000n, 1n]],
  'catchment-site-week': [16, 2n, [400n, 1n]],
  'loyalty-site-week': [16, 2n, [400n, 1n]],
  'frequency-site-period': [6, 1n, [300n, 1n]],
  'roamers-district-day': [56, 1n, [2800n, 1n]],
  'residents-zone-period-demo': [1, 1n, [50n, 1n]],
  'workers-zone-period-demo': [1, 1n, [50n, 1n]],
};

const standard = parsePolicy(standardJson);
const strict = parsePolicy(strictJson);

describe('policy', () => {
  test('every family has the D2, rho and sigma2 of privacy.md 3', () => {
    expect(Object.keys(table)).toEqual([...FAMILY_NAMES]);
    for (const family of FAMILY_NAMES) {
      const [d2, rho100, [num, den]] = table[family] ?? [0, 0n, [0n, 1n]];
      expect([family, sensitivityOf(family).perPeriod]).toEqual([family, d2]);
      expect([family, standard.rho.get(family)]).toEqual([family, rational(rho100, 100n)]);
      expect([family, familyNoise(standard, family).sigma2]).toEqual([family, rational(num, den)]);
      expect(familyNoise(strict, family).sigma2).toEqual(rational(num * 4n, den));
    }
  });

  test('the releases of a period cost the cap exactly', () => {
    const releases = { day: 28n, week: 4n, period: 1n };
    const windowOf = (family: string): bigint =>
      releases[/-(day|hour)(-|$)/.test(family) ? 'day' : family.includes('week') ? 'week' : 'period'];
    for (const policy of [standard, strict]) {
      const spent = listFamilies(policy).map((family) => multiply(familyNoise(policy, family).rho, rational(windowOf(family))));
      expect(composeRho(spent)).toEqual(policy.cap);
    }
    expect(standard.cap).toEqual(rational(1n));
    expect(strict.cap).toEqual(rational(1n, 4n));
  });

  test.each([
    [
      'a sum below the cap',
      { rho: { ...standardJson.rho, 'presence-zone-hour': [11, 100] } },
      /sum to 99\/100, not to the cap 1/,
    ],
    ['a sum above the cap', { cap: [1, 4] }, /sum to 1, not to the cap 1\/4/],
    ['an unknown family', { rho: { ...standardJson.rho, 'presence-zone-minute': [1, 100] } }, /presence-zone-minute/],
    ['a decimal budget', { rho: { ...standardJson.rho, 'dwell-site-day': 0.06 } }, /rho of dwell-site-day is 0.06/],
    ['a budget of zero', { rho: { ...standardJson.rho, 'dwell-site-day': [0, 1] } }, /leave the family out/],
    ['a minimum group of zero', { minimumGroup: 0 }, /minimumGroup is 0/],
    ['an unknown field', { minimumgroup: 15 }, /"minimumgroup" is unknown/],
    ['a flag that is none', { admitRoamers: 'yes' }, /admitRoamers is "yes"/],
    ['roamers with a budget but not admitted', { admitRoamers: false }, /roamers-district-day has a budget/],
    ['countries out of order', { roamerCountries: ['FR', 'DE'] }, /roamerCountries/],
    ['countries that are none', { roamerCountries: ['France'] }, /roamerCountries/],
    ['no name', { name: '' }, /needs a name/],
  ])('refuses %s', (_, change, message) => {
    expect(() => parsePolicy({ ...standardJson, ...change })).toThrow(message);
  });

  test('refuses what is no object', () => {
    expect(() => parsePolicy([])).toThrow(/not a JSON object/);
  });

  test('a policy may turn a family off and spend its rho elsewhere', () => {
    const { 'roamers-district-day': off, ...rest } = standardJson.rho;
    const moved = parsePolicy({ ...standardJson, admitRoamers: false, rho: { ...rest, 'workers-zone-period-demo': [2, 100] } });
    expect(off).toEqual([1, 100]);
    expect(listFamilies(moved)).not.toContain('roamers-district-day');
    expect(() => familyNoise(moved, 'roamers-district-day')).toThrow(/does not release/);
  });
});
