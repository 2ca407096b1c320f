import { join } from 'node:path';
import { answer, publishFactors } from '@passerby/anonymisation/gate';
import type { Answer } from '@passerby/anonymisation/gate';
import { readPublished } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { openReleaseReader } from '@passerby/release/reader';
import type { ReleaseReader } from '@passerby/release/reader';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReleasedMarket } from '../src/market.ts';
import type { ReleasedMarket } from '../src/market.ts';
import { testLicence } from '../src/principal.ts';

let market: ReleasedMarket;
let reader: ReleaseReader;

beforeAll(async () => {
  market = await makeReleasedMarket({ families: 'ALL', kinds: ['week', 'period'], from: '2026-10-05', to: '2026-11-30' });
  reader = await openReleaseReader({ servingFolder: join(market.home, 'serving') });
});
afterAll(async () => {
  await reader.close();
  market.remove();
});

const question: InsightQuestion = {
  market: 'tinytown',
  measure: 'dwell',
  places: { siteIds: ['high-street'] },
  window: { from: '2026-11-02', to: '2026-11-09' },
  grain: 'WEEK',
  groupBy: ['DWELL_BAND'],
  targetGroup: { ageBands: ['25-34'], genders: ['female'] },
  unit: 'PEOPLE',
};

function ask(asked: Partial<InsightQuestion>): Promise<Answer> {
  return answer({ ...question, ...asked }, reader, { licence: testLicence, now: new Date('2026-12-05T12:00:00Z') });
}

function valuesOf({ rows }: Answer): readonly number[] {
  return rows.slice(0, 3).map(({ estimate }) => readPublished(estimate.value));
}

test('people of the second period are devices times the factor that its releases carry', async () => {
  const edition = reader.findEdition('tinytown');
  const factor = edition?.factors?.find(({ ageBand, gender }) => ageBand === '25-34' && gender === 'female')?.factor ?? 0;
  const [devices, people] = [valuesOf(await ask({ unit: 'DEVICES' })), valuesOf(await ask({}))];
  for (const [band, count] of people.entries()) {
    // Devices are rounded to 5, people to 10.
    expect(Math.abs(count - (devices[band] ?? 0) * factor)).toBeLessThanOrEqual(2.5 * factor + 5);
  }
  const shown = edition && publishFactors(edition).find(({ ageBand, gender }) => ageBand === '25-34' && gender === 'female');
  expect(readPublished(shown?.factor)).toBeCloseTo(factor, 3);
});

test('a table without age and gender takes the total of the market', async () => {
  const loyal = { measure: 'loyalty', groupBy: ['KIND'], targetGroup: {} } as const;
  const total = reader.findEdition('tinytown')?.factors?.at(-1)?.factor ?? 0;
  const [devices, people] = [valuesOf(await ask({ ...loyal, unit: 'DEVICES' })), valuesOf(await ask(loyal))];
  expect(people.length).toBe(2);
  for (const [kind, count] of people.entries()) {
    expect(Math.abs(count - (devices[kind] ?? 0) * total)).toBeLessThanOrEqual(2.5 * total + 5);
  }
});

test('the first period has no period before it and no market share: people are not available, devices are', async () => {
  const first = { window: { from: '2026-10-05', to: '2026-10-12' } };
  await expect(ask(first)).rejects.toMatchObject({ code: 'DATA_NOT_AVAILABLE' });
  expect(valuesOf(await ask({ ...first, unit: 'DEVICES' }))).toHaveLength(3);
  const both = { window: { from: '2026-10-26', to: '2026-11-09' } };
  await expect(ask(both)).rejects.toThrow(/period 2026-10-05/);
});
