import type { ApolloServerPlugin } from '@apollo/server';
import { badInput } from '@passerby/domain/error';
import { Kind, visit } from 'graphql';
import type { GraphContext } from './graph-context.ts';

const conditions = new Set(['skip', 'include']);

/** Refuses `@skip` and `@include` of a variable that is null in the place of its default, which the planner fails at, with BAD_USER_INPUT. */
export function conditionPlugin(): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request: { variables } }) {
          if (variables === undefined || !Object.values(variables).includes(null)) return;
          visit(document, {
            Directive({ name, arguments: given = [] }) {
              if (!conditions.has(name.value)) return;
              for (const { value } of given) {
                if (value.kind !== Kind.VARIABLE || variables[value.name.value] !== null) continue;
                throw badInput(`The variable "$${value.name.value}" is null; @${name.value} needs true or false`);
              }
            },
          });
        },
      };
    },
  };
}
