import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';

/** The argument that says what a trend or comparison is of. */
export function measureArgument(builder: SubgraphBuilder, measure: ReturnType<typeof defineComparedMeasure>) {
  return builder.args((t) => ({
    measure: t.field({ type: measure, required: true, description: 'What is compared.' }),
  }));
}

/** What can be compared: the measures of both areas and sites. */
export function defineComparedMeasure(builder: SubgraphBuilder) {
  return builder.enumType('ComparedMeasure', {
    description: 'What a trend or a comparison is of.',
    values: {
      PRESENCE: { value: 'presence', description: 'Devices at a place, summed over hours.' },
      VISITORS: { value: 'visitors', description: 'Distinct devices with a visit to a place.' },
    },
  });
}
