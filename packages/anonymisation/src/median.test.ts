import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DWELL_BANDS } from '@passerby/domain/dwell-band';
import { medianOf } from './median.ts';

const known = (counts: readonly number[], most = counts) =>
  DWELL_BANDS.map(({ fromMinutes, toMinutes }, index) => ({
    fromMinutes,
    toMinutes,
    least: counts[index] ?? 0,
    most: most[index] ?? 0,
  }));

describe('median dwell', () => {
  test('interpolates inside the band where half of the visits are reached', () => {
    expect(medianOf(known([100, 100, 0, 0, 0]), 0)).toEqual({ value: 15, lower: 15, upper: 15 });
    expect(medianOf(known([0, 300, 100, 0, 0]), 0)?.value).toBeCloseTo(25, 10);
    expect(medianOf(known([400, 300, 200, 80, 20]), 0)?.value).toBeCloseTo(20, 10);
  });

  test('its interval is where the cumulative moved by the half-width crosses a half', () => {
    const span = medianOf(known([400, 300, 200, 80, 20]), 30);
    expect(span?.value).toBeCloseTo(20, 10);
    expect(span?.lower).toBeCloseTo(18.5, 10);
    expect(span?.upper).toBeCloseTo(21.5, 10);
  });

  test('is null in the open band, and where its upper bound is', () => {
    expect(medianOf(known([0, 0, 10, 0, 500]), 0)).toBeNull();
    expect(medianOf(known([250, 0, 0, 10, 250]), 20)).toBeNull();
    expect(medianOf(known([0, 0, 0, 0, 0]), 0)).toBeNull();
  });

  test('noise below zero does not turn the cumulative back', () => {
    const span = medianOf(known([200, -150, 300, -20, 10]), 0);
    expect(span?.value).toBeGreaterThanOrEqual(5);
    expect(span?.value).toBeLessThanOrEqual(60);
  });

  test('lies in its interval, grows with longer stays, and does not change when all counts scale', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 100 }), (list, halfWidth) => {
        const span = medianOf(known(list), halfWidth);
        if (span === null) return;
        expect(span.lower).toBeLessThanOrEqual(span.value);
        expect(span.upper).toBeGreaterThanOrEqual(span.value);
        expect(medianOf(known(list.map((count) => count * 3)), halfWidth * 3)?.value).toBeCloseTo(span.value, 8);
        const longer = medianOf(known([...list.slice(0, 4), (list[4] ?? 0) + 50]), halfWidth);
        expect(longer?.value ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(span.value);
      }),
    );
  });

  test('a hidden band widens the interval and moves the value only by its public range', () => {
    const hidden = known([400, 300, 200, 80, 0], [400, 300, 200, 80, 60]);
    const span = medianOf(hidden, 10);
    expect(span?.value).toBeCloseTo(medianOf(known([400, 300, 200, 80, 30]), 10)?.value ?? 0, 10);
    expect(span?.lower).toBeCloseTo(medianOf(known([400, 300, 200, 80, 0]), 10)?.lower ?? 0, 10);
    expect(span?.upper).toBeCloseTo(medianOf(known([400, 300, 200, 80, 60]), 10)?.upper ?? 0, 10);
  });
});
