import type { CellSource } from '@passerby/anonymisation/plan';
import type { Principal } from '@passerby/domain/licence';
import { bindInsights } from './insights.ts';
import type { Insights } from './insights.ts';
import { unauthenticated } from './principal.ts';

/** What every resolver gets beside its arguments. */
export interface SubgraphContext {
  /** Who asks. Reading it throws UNAUTHENTICATED where there is none, which only `_service { sdl }` gets by. */
  readonly principal: Principal;
  /** The gateway's `x-request-id`, or one made here; the only thing an INTERNAL error tells. */
  readonly requestId: string;
  /** The gate, bound to the releases of this subgraph and the licence of who asks. */
  readonly insights: Insights;
}

export interface ContextParts {
  /** Undefined when no valid one came. */
  readonly principal: Principal | undefined;
  readonly requestId: string;
  /** Undefined for a subgraph that serves no measurements. */
  readonly source: CellSource | undefined;
}

const emptySource: CellSource = { listMarkets: () => [], findEdition: () => undefined, sumCells: async () => [] };

/** Makes the context of one request. */
export function createContext({ principal, requestId, source = emptySource }: ContextParts): SubgraphContext {
  const getPrincipal = (): Principal => {
    if (principal === undefined) throw unauthenticated();
    return principal;
  };
  // On a prototype: Apollo copies a context's own properties, which would read the getter.
  const guarded = {
    get principal() {
      return getPrincipal();
    },
  };
  const own = { requestId, insights: bindInsights(source, () => getPrincipal().licence) };
  return Object.assign(Object.create(guarded) as typeof guarded, own);
}
