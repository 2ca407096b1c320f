import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { KeyUsage } from '../data/usage.ts';

/** `KeyUsage`: what one key asked on one day. */
export function defineKeyUsage(builder: SubgraphBuilder) {
  return builder.objectRef<KeyUsage>('KeyUsage').implement({
    description: 'What one key asked on one day (UTC).',
    fields: (t) => ({
      keyId: t.id({ description: 'Of the key.', resolve: ({ client }) => client }),
      day: t.expose('day', { type: 'Date', description: 'The day, UTC.' }),
      requests: t.exposeFloat('requests', { description: 'Requests; a whole number.' }),
      points: t.exposeFloat('points', { description: 'Cost points; a whole number.' }),
    }),
  });
}
