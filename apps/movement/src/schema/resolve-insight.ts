import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import type { Insight } from '@passerby/subgraph-kit/insight';
import type { GraphQLResolveInfo } from 'graphql';
import { ask } from '../data/ask.ts';
import type { InsightRequest } from '../data/ask.ts';

type Call<Parent, Given> = readonly [parent: Parent, given: Given, context: SubgraphContext, info: GraphQLResolveInfo];

/** The resolver of an insight, from what its parent and arguments ask. */
export function resolveInsight<Parent, Given>(
  toRequest: (parent: Parent, given: Given) => InsightRequest,
): (...call: Call<Parent, Given>) => Promise<Insight> {
  return (...[parent, given, { insights }, info]) => ask(toRequest(parent, given), insights, info);
}
