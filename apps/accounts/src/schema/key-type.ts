import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { ApiKey } from '../data/api-key.ts';

/** `ApiKey`: a key as its holder may see it. */
export function defineApiKey(builder: SubgraphBuilder) {
  return builder.objectRef<ApiKey>('ApiKey').implement({
    description: 'An API key, without its secret.',
    fields: (t) => ({
      id: t.exposeID('id'),
      name: t.exposeString('name'),
      prefix: t.exposeString('prefix', { description: 'What to tell it by; safe to show.' }),
      expiresAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'The instant from which it is refused; null for never.',
        resolve: ({ expiresAt }) => expiresAt?.toISOString(),
      }),
      lastUsedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Exact to a minute.',
        resolve: ({ lastUsedAt }) => lastUsedAt?.toISOString(),
      }),
    }),
  });
}
