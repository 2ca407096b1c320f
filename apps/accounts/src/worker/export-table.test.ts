import type { InsightQuestion } from '@passerby/anonymisation/question';
import type { Status } from '@passerby/anonymisation/published';
import { expect, test } from 'vitest';
import type { WholeAnswer } from './ask-whole.ts';
import { exportTableOf } from './export-table.ts';

const zones = ['z1', 'z2', 'z3', 'z4'];
const question: InsightQuestion = {
  market: 'toy',
  measure: 'presence',
  places: { areaIds: zones },
  window: { from: '2026-10-05', to: '2026-10-06' },
  grain: 'DAY',
  groupBy: ['AREA'],
  unit: 'DEVICES',
};

/** An answer whose rows have these statuses, in the order of the zones. */
function answerOf(statuses: readonly Status[]): WholeAnswer {
  const rows = zones.map((zone, index) => ({
    key: { AREA: zone },
    estimate: { value: null, lower: null, upper: null, grade: null, status: statuses[index] },
  }));
  return { facts: { areas: [], sites: [] }, counts: 'device-hours', rows } as unknown as WholeAnswer;
}

test('the rows of an export stand as the gate gave them, whatever is withheld', () => {
  for (const statuses of [
    ['PUBLISHED', 'BELOW_MINIMUM', 'IMPRECISE', 'NOT_COVERED'],
    ['NOT_COVERED', 'IMPRECISE', 'BELOW_MINIMUM', 'PUBLISHED'],
    ['IMPRECISE', 'NOT_COVERED', 'PUBLISHED', 'BELOW_MINIMUM'],
  ] as const) {
    const { columns, rows } = exportTableOf(answerOf(statuses), question);
    const at = (name: string): number => columns.findIndex((column) => column.name === name);
    expect(rows.map((row) => [row[at('area_id')], row[at('status')]])).toEqual(
      zones.map((zone, index) => [zone, statuses[index]]),
    );
  }
});
