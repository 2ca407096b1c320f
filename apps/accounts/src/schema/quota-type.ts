import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { Allowance } from '../data/allowance.ts';

/** `Quota`: the limits of a licence as data, and what is left. */
export function defineQuota(builder: SubgraphBuilder) {
  return builder.objectRef<Allowance>('Quota').implement({
    description: 'How much the keys of one licence may ask together, and what is left today (UTC).',
    fields: (t) => ({
      pointsPerDay: t.exposeFloat('pointsPerDay', { description: 'Cost points a day; a whole number.' }),
      pointsUsed: t.exposeFloat('pointsUsed', { description: 'Cost points used today.' }),
      pointsLeft: t.exposeFloat('pointsLeft', { description: 'Cost points left today.' }),
      resetsAt: t.field({
        type: 'DateTime',
        description: 'When the day ends.',
        resolve: ({ resetsAt }) => resetsAt.toISOString(),
      }),
      requestsPerMinute: t.exposeInt('requestsPerMinute', { description: 'Requests a minute.' }),
      costMax: t.exposeInt('costMax', { description: 'Most cost points of one request; beyond it QUERY_TOO_COMPLEX.' }),
    }),
  });
}
