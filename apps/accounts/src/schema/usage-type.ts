import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { KeyUsage, LicenceUsage } from '../data/usage.ts';

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

/** `LicenceUsage`: what was asked under one licence on one day. */
export function defineLicenceUsage(builder: SubgraphBuilder) {
  return builder.objectRef<LicenceUsage>('LicenceUsage').implement({
    description: 'What keys, and people who logged in, asked under one licence on one day (UTC).',
    fields: (t) => ({
      licenceId: t.id({ description: 'Of the licence.', resolve: ({ licence }) => licence }),
      day: t.expose('day', { type: 'Date', description: 'The day, UTC.' }),
      requests: t.exposeFloat('requests', { description: 'Requests; a whole number.' }),
      points: t.exposeFloat('points', { description: 'Cost points; a whole number.' }),
    }),
  });
}
