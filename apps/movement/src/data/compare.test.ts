import type { Answer } from '@passerby/anonymisation/gate';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Estimate, Status } from '@passerby/anonymisation/published';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { expect, test } from 'vitest';
import { askComparison } from './compare.ts';

const sites = ['toy:a', 'toy:b', 'toy:c', 'toy:d'];
const days = ['2026-10-05', '2026-10-06'];

function estimateOf(status: Status): Estimate {
  return { value: null, lower: null, upper: null, grade: null, status };
}

/** Answers with one status a row, in the order of places and days; a ratio has the status of its numerator. */
function insightsOf(statuses: readonly Status[]): SubgraphContext['insights'] {
  const rows = sites.flatMap((site) => days.map((day) => ({ key: { SITE: site.slice(4), TIME: day }, day })));
  const answer = {
    edition: 'toy-edition',
    rows: rows.map((row, index) =>
      Object.assign({ estimate: estimateOf(statuses[index % statuses.length] ?? 'PUBLISHED') }, row),
    ),
  };
  const used: Pick<SubgraphContext['insights'], 'getEdition' | 'ask' | 'ratio'> = {
    getEdition: () => ({ id: 'toy-edition' }) as EditionFacts,
    ask: async () => answer as unknown as Answer,
    ratio: ({ status }) => estimateOf(status),
  };
  return used as SubgraphContext['insights'];
}

test('places that are compared stand in the order of places and days, whatever is withheld', async () => {
  const how = {
    window: { from: '2026-10-05', to: '2026-10-07' },
    grain: 'DAY',
    groupBy: ['TIME'],
    unit: 'DEVICES',
    partial: false,
  } as const;
  for (const statuses of [
    ['PUBLISHED', 'BELOW_MINIMUM', 'IMPRECISE'],
    ['IMPRECISE', 'PUBLISHED', 'BELOW_MINIMUM'],
    ['BELOW_MINIMUM', 'NOT_COVERED', 'PUBLISHED'],
  ] as const) {
    const { page } = await askComparison(
      { measure: 'visitors', where: { sites }, how, reference: 'toy:b' },
      insightsOf(statuses),
    );
    expect(page.nodes.map(({ key, day }) => [key.SITE, day])).toEqual(
      ['a', 'b', 'c', 'd'].flatMap((site) => days.map((day) => [site, day])),
    );
    expect(page.nodes.map(({ ratio }) => ratio === null)).toEqual([false, false, true, true, false, false, false, false]);
  }
});
