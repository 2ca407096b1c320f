import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { now, openLicence, SITES, toyEdition, toySource, ZONES } from '../test/toy-release.ts';
import type { CountOf } from '../test/toy-release.ts';
import { admit, publish, publishColumns } from './gate.ts';
import type { ColumnAnswer } from './gate.ts';
import { isPublished, PublishedColumn, readColumn, readPublished } from './published.ts';
import type { Published } from './published.ts';
import type { InsightQuestion } from './question.ts';

const edition = toyEdition();
const asking = { licence: openLicence, now, edition };
const presence: InsightQuestion = {
  market: 'toy',
  measure: 'presence',
  places: { areaIds: ZONES },
  window: { from: '2026-10-24', to: '2026-10-27' },
  grain: 'HOUR',
  groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'],
  unit: 'DEVICES',
};
const questions: readonly InsightQuestion[] = [
  presence,
  { ...presence, groupBy: ['WEEKDAY', 'HOUR_OF_DAY'], mean: true },
  { ...presence, groupBy: [] },
  {
    ...presence,
    measure: 'flows',
    places: { areaIds: ['d1', 'd2'] },
    grain: 'DAY',
    groupBy: ['ORIGIN', 'DESTINATION', 'TIME', 'DAYPART'],
  },
  {
    ...presence,
    measure: 'catchment',
    places: { siteIds: SITES },
    window: { from: '2026-10-12', to: '2026-10-26' },
    grain: 'WEEK',
    groupBy: ['SITE', 'TIME', 'HOME_DISTRICT'],
  },
];

async function askBoth(question: InsightQuestion, countOf: CountOf) {
  const admitted = admit(question, asking);
  const sums = await toySource(edition, countOf).sumCells(edition, admitted.plan);
  return { rows: publish(admitted, sums).rows, columns: publishColumns(admitted, sums) };
}

/** A column as one value a row. */
function listOf(column: PublishedColumn | undefined): readonly (string | number | null)[] {
  const content = readColumn(column);
  if (content.kind === 'NUMBER') return content.values;
  return content.codes.map((code) => content.labels[code] ?? null);
}

function showColumns({ keys, value, lower, upper, status, grade }: ColumnAnswer) {
  return {
    keys: Object.entries(keys).map(([name, column]) => [name, listOf(column)]),
    figures: [value, lower, upper, grade, status].map(listOf),
  };
}

test('columns say what rows say, for random counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...questions), fc.integer({ min: 1, max: 997 }), async (question, stride) => {
      let count = 0;
      const { rows, columns } = await askBoth(question, () => (count = (count + stride) % 400) - 20);
      const places = new Set(['AREA', 'SITE', 'ORIGIN', 'DESTINATION', 'HOME_DISTRICT']);
      const labelOf = (name: string, label: string | undefined) =>
        places.has(name) && label !== 'unknown' ? `toy:${label}` : label;
      const numberOf = (value: Published | null) => value && readPublished(value);
      expect(showColumns(columns)).toEqual({
        keys: question.groupBy.map((name) => [name, rows.map(({ key }) => labelOf(name, key[name]))]),
        figures: [
          rows.map(({ estimate }) => numberOf(estimate.value)),
          rows.map(({ estimate }) => numberOf(estimate.lower)),
          rows.map(({ estimate }) => numberOf(estimate.upper)),
          rows.map(({ estimate }) => estimate.grade),
          rows.map(({ estimate }) => estimate.status),
        ],
      });
      expect(columns.length).toBe(rows.length);
    }),
    { numRuns: 40 },
  );
});

test('a column shows its content to its reader alone, and only copies of it', async () => {
  const { columns } = await askBoth(presence, () => 500);
  expect(() => JSON.stringify(columns.value)).toThrow(/no JSON form/);
  expect(Object.keys(columns.value)).toEqual([]);
  expect([columns.value, PublishedColumn, PublishedColumn.prototype].every((part) => Object.isFrozen(part))).toBe(true);
  expect(() => new PublishedColumn(Symbol('passerby.column'), { kind: 'NUMBER', values: [7] })).toThrow(/by the gate only/);
  const content = readColumn(columns.value);
  if (content.kind !== 'NUMBER') throw new Error('no numbers');
  (content.values as (number | null)[])[0] = 7;
  const again = readColumn(columns.value);
  expect(again.kind === 'NUMBER' && again.values[0]).toBe(500);
});

test.each([
  ['a list', [1, 2]],
  ['an object of its shape', { kind: 'NUMBER', values: [1] }],
  ['nothing', null],
])('%s is no column', (_, value) => {
  expect(() => readColumn(value)).toThrow(/did not come from the gate/);
  expect(isPublished(value)).toBe(false);
});

test('columns hold no totals', () => {
  const admitted = admit({ ...presence, totals: true }, asking);
  expect(() => publishColumns(admitted, [])).toThrow(/ask for rows/);
});
