import type { ApolloServerPlugin } from '@apollo/server';
import { badInput } from '@passerby/domain/error';
import type { GraphContext } from './graph-context.ts';
import { costOf } from './operation-cost.ts';
import type { Metering } from './metering.ts';
import { assertVariables } from './variable-check.ts';

/** Charges a valid operation to the licence before anything of it runs. Throws BAD_USER_INPUT where there is none or its variables do not fit, QUERY_TOO_COMPLEX or QUOTA_EXCEEDED. */
export function chargePlugin(metering: Metering): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue: { identity, outcome } }) {
          if (!operation)
            throw badInput('The document has several operations; `operationName` says which one, and must be one of them');
          if (!schema.getRootType(operation.operation)) throw badInput(`The graph has no ${operation.operation}`);
          const variables = request.variables ?? {};
          assertVariables({ schema, operation, variables });
          const points = costOf({ schema, document, operation, variables });
          outcome.points = await metering.charge(identity, points);
        },
      };
    },
  };
}
