import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { SCOPES } from '../data/scope.ts';
import { describeValues } from './described-values.ts';

/** `Scope`: what a key or person may do. */
export function defineScope(builder: SubgraphBuilder) {
  return builder.enumType('Scope', {
    description: 'What a key may be used for; each operation says which it needs.',
    values: describeValues(SCOPES, {
      INSIGHTS: 'Ask questions.',
      EXPORTS: 'Make exports and fetch files.',
      SITES: 'Register study zones.',
      TARGET_GROUPS: 'Keep target groups.',
      REQUESTS: 'Make data requests, for public bodies.',
      REVIEW: "Review data requests and check outputs; a person's key of the operator.",
      ADMIN: 'Keys, members, audit log of the organisation.',
    }),
  });
}
