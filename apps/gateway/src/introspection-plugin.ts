import type { ApolloServerPlugin } from '@apollo/server';
import { PasserbyError } from '@passerby/domain/error';
import { visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { GraphContext } from './graph-context.ts';

/** Who may read the schema from the graph: any key, keys with the scope ADMIN, or nobody. */
export const INTROSPECTION = ['KEYS', 'ADMINISTRATORS', 'NOBODY'] as const;
export type Introspection = (typeof INTROSPECTION)[number];

const introspectionFields = new Set(['__schema', '__type']);

/** Refuses `__schema` and `__type` to who may not read the schema, with FORBIDDEN; `__typename` is always answered. */
export function introspectionPlugin(allowed: Introspection): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue: { identity } }) {
          if (allowed === 'KEYS' || (allowed === 'ADMINISTRATORS' && identity.scopes.includes('ADMIN'))) return;
          if (isIntrospection(document))
            throw new PasserbyError('FORBIDDEN', 'This gateway does not show its schema to this key');
        },
      };
    },
  };
}

function isIntrospection(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    Field({ name }) {
      isFound ||= introspectionFields.has(name.value);
    },
  });
  return isFound;
}
