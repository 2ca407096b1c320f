import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGE_BANDS, DEMO_LEAVES, GENDERS, listLeavesOf } from '@passerby/domain/demo';
import type { AgeBand, Gender } from '@passerby/domain/demo';
import { demoFilterOf } from './demo-filter.ts';

describe('demo filter', () => {
  test('everyone needs no filter', () => {
    expect(demoFilterOf({})).toMatchObject({
      isEveryone: true,
      excludesUnknown: false,
      ageFilter: undefined,
      genderFilter: undefined,
    });
  });

  test('women of 25-34 are one leaf, without UNKNOWN', () => {
    expect(demoFilterOf({ ageBands: ['25-34'], genders: ['female'] })).toEqual({
      isEveryone: false,
      excludesUnknown: true,
      leaves: [{ ageBand: '25-34', gender: 'female' }],
      ageFilter: { column: 'age_band', in: ['25-34'] },
      genderFilter: { column: 'gender', in: ['female'] },
    });
  });

  test('ages alone need no gender filter, so that tables by age can serve them', () => {
    expect(demoFilterOf({ ageBands: ['16-24', '25-34'] }).genderFilter).toBeUndefined();
  });

  test('a group of nobody is refused', () => {
    expect(() => demoFilterOf({ ageBands: [] })).toThrow(/leaves nobody/);
  });

  test('the filters keep exactly the leaves of the group', () => {
    const ages = fc.option(fc.subarray<AgeBand>([...AGE_BANDS, 'unknown'], { minLength: 1 }), { nil: undefined });
    const genders = fc.option(fc.subarray<Gender>([...GENDERS, 'unknown'], { minLength: 1 }), { nil: undefined });
    fc.assert(
      fc.property(ages, genders, (ageBands, named) => {
        const group = { ...(ageBands && { ageBands }), ...(named && { genders: named }) };
        if (listLeavesOf(group).length === 0) return;
        const { ageFilter, genderFilter } = demoFilterOf(group);
        const kept = DEMO_LEAVES.filter(
          ({ ageBand, gender }) =>
            (ageFilter === undefined || ('in' in ageFilter && ageFilter.in.includes(ageBand))) &&
            (genderFilter === undefined || ('in' in genderFilter && genderFilter.in.includes(gender))),
        );
        expect(kept).toEqual(listLeavesOf(group));
      }),
    );
  });
});
