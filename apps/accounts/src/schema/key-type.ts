import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { ApiKey } from '../data/api-key.ts';
import type { defineScope } from './scope-type.ts';

/** `ApiKey`: a key as its holder may see it. */
export function defineApiKey(builder: SubgraphBuilder, scope: ReturnType<typeof defineScope>) {
  return builder.objectRef<ApiKey>('ApiKey').implement({
    description: 'An API key, without its secret.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Of the key; the third part of its text.' }),
      name: t.exposeString('name', { description: 'What it is for.' }),
      scopes: t.field({ type: [scope], description: 'What it may be used for.', resolve: ({ scopes }) => [...scopes] }),
      revokedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When it was ended for good; null while it was not.',
        resolve: ({ revokedAt }) => revokedAt?.toISOString(),
      }),
      environment: t.exposeString('environment', { description: 'Stage that it is for: second part of its text.' }),
      licenceId: t.id({ description: 'Of the licence that it asks under.', resolve: ({ licence }) => licence }),
      memberId: t.id({
        nullable: true,
        description: 'Of the person whose key it is, also when they are a member no longer; null for a machine.',
        resolve: ({ member }) => member,
      }),
      replacesId: t.id({
        nullable: true,
        description: 'Of the key that it was made to replace; null for the first.',
        resolve: ({ replaces }) => replaces,
      }),
      createdAt: t.field({
        type: 'DateTime',
        description: 'When it was made.',
        resolve: ({ createdAt }) => createdAt.toISOString(),
      }),
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
