import type { Answer } from '@passerby/anonymisation/gate';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Estimate, Status } from '@passerby/anonymisation/published';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { expect, test } from 'vitest';
import { askAudience } from './audience.ts';

const ages = ['16-24', '25-34', '35-44', '45-54'];

function estimateOf(status: Status): Estimate {
  return { value: null, lower: null, upper: null, grade: null, status };
}

/** Answers with one status an age band; a share has the status of its part. */
function insightsOf(statuses: readonly Status[]): SubgraphContext['insights'] {
  const rows = ages.map((ageBand, index) => ({
    key: { AGE_BAND: ageBand },
    estimate: estimateOf(statuses[index] ?? 'PUBLISHED'),
  }));
  const answer = { edition: 'toy-edition', rows, totals: [{ key: {}, estimate: estimateOf('PUBLISHED') }] };
  const used: Pick<SubgraphContext['insights'], 'getEdition' | 'ask' | 'share' | 'findReferencePeriod'> = {
    getEdition: () => ({ id: 'toy-edition' }) as EditionFacts,
    ask: async () => answer as unknown as Answer,
    share: ({ status }) => estimateOf(status),
    findReferencePeriod: () => undefined,
  };
  return used as SubgraphContext['insights'];
}

test('the groups of an audience stand by age, whatever is withheld', async () => {
  const window = { from: '2026-10-05', to: '2026-10-12' };
  for (const statuses of [
    ['PUBLISHED', 'BELOW_MINIMUM', 'IMPRECISE', 'BELOW_MINIMUM'],
    ['BELOW_MINIMUM', 'IMPRECISE', 'BELOW_MINIMUM', 'PUBLISHED'],
  ] as const) {
    const { rows } = await askAudience(
      { site: 'toy:mall', window, groupBy: ['AGE_BAND'], unit: 'DEVICES', partial: false },
      insightsOf(statuses),
    );
    expect(rows.map(({ key, share }) => [key.AGE_BAND, share.status])).toEqual(ages.map((age, index) => [age, statuses[index]]));
  }
});
