import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Admission } from './admission.ts';
import type { Tally } from './fold.ts';
import { judge, rememberingJudge } from './judgement.ts';
import type { TimeBucket } from './time-axis.ts';

/** The part of an admission that judging reads. */
function admissionOf(part: Partial<Admission> = {}, mean = false): Admission {
  return { minimumGroup: 15, allowsD: false, factorOf: undefined, question: { mean }, ...part } as Admission;
}

function tallyOf(count: number, variance: number, weight = 1): Tally {
  return { count, variance, weighted: count * weight, weightedVariance: variance * weight ** 2, cells: 1 };
}

const bucketOf = (steps: number, isCovered = true) => ({ steps, isCovered }) as TimeBucket;

const asked = fc.record({
  bucket: fc.record({ steps: fc.constantFrom(1, 24, 25), isCovered: fc.boolean() }),
  tally: fc.option(fc.record({ count: fc.constantFrom(-3, 14, 15, 90, 400), variance: fc.constantFrom(50, 2100) }), {
    nil: undefined,
  }),
  weight: fc.constantFrom(1, 2.5),
});

test.each([
  ['devices', admissionOf()],
  ['their mean', admissionOf({}, true)],
  ['people', admissionOf({ factorOf: () => 2.5 })],
])('remembering changes no judgement, whatever was judged before: %s', (_unit, admission) => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 30 }), (cells) => {
      const remember = rememberingJudge(admission);
      for (const { bucket, tally, weight } of cells) {
        const time = bucketOf(bucket.steps, bucket.isCovered);
        const given = tally && tallyOf(tally.count, tally.variance, admission.factorOf === undefined ? 1 : weight);
        expect(remember(time, given)).toEqual(judge(admission, time, given));
      }
    }),
  );
});

test('equal devices are one judgement, equal people are not', () => {
  const shared = rememberingJudge(admissionOf());
  expect(shared(bucketOf(1), tallyOf(90, 50))).toBe(shared(bucketOf(1), tallyOf(90, 50)));
  const apart = rememberingJudge(admissionOf({ factorOf: () => 2 }));
  expect(apart(bucketOf(1), tallyOf(90, 50))).not.toBe(apart(bucketOf(1), tallyOf(90, 50)));
});

test('what is not covered counts nothing, and what is below the minimum has no grade', () => {
  const nothing = judge(admissionOf(), bucketOf(1), undefined);
  expect(nothing).toMatchObject({ status: 'NOT_COVERED', grade: null, span: { value: 0, lower: 0, upper: 0 }, variance: 0 });
  expect(judge(admissionOf(), bucketOf(24), tallyOf(359, 1))).toMatchObject({ status: 'BELOW_MINIMUM', grade: null });
  expect(judge(admissionOf(), bucketOf(24), tallyOf(360, 1))).toMatchObject({ status: 'PUBLISHED', grade: 'A' });
});
