import type { ApolloServerPlugin } from '@apollo/server';
import type { Allowance } from './allowance.ts';
import type { GraphContext } from './graph-context.ts';
import { costOf } from './operation-cost.ts';
import type { UsageRecorder } from './usage-recorder.ts';

/** Charges a valid operation to the licence before anything of it runs. Throws QUERY_TOO_COMPLEX or QUOTA_EXCEEDED. */
export function chargePlugin(allowance: Allowance, usage: UsageRecorder): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue: { identity, outcome } }) {
          if (operation === undefined) return;
          const points = costOf({ schema, document, operation, variables: request.variables ?? {} });
          outcome.points = await allowance.takePoints(identity, points);
          usage.add(identity.client, { points });
        },
      };
    },
  };
}
