import type { CellSource, EditionFacts } from '@passerby/anonymisation/plan';
import type { Principal } from '@passerby/domain/licence';
import { guardComingSites } from './coming-site.ts';
import { bindInsights } from './insights.ts';
import type { Insights } from './insights.ts';
import type { DeclaredSets } from './declared-facts.ts';
import { unauthenticated } from './principal.ts';
import { publicIds } from './public-ids.ts';
import type { IsPublicId } from './public-ids.ts';
import type { RefusalFacts } from './public-refusal.ts';
import { requestWordsOf } from './request-words.ts';

/** What every resolver gets beside its arguments. */
export interface SubgraphContext {
  /** Who asks. Reading it throws UNAUTHENTICATED where there is none, which only `_service { sdl }` gets by. */
  readonly principal: Principal;
  /** The gateway's `x-request-id`, or one made here; the only thing an INTERNAL error tells. */
  readonly requestId: string;
  /** The gate, bound to the releases of this subgraph and the licence of who asks. */
  readonly insights: Insights;
  /** What may leave as an ID; asked by the guard around every resolver of one. */
  readonly isPublicId: IsPublicId;
  /** What its refusals may state; undefined in a subgraph without measurements, whose refusals can state none. */
  readonly refusalFacts: RefusalFacts | undefined;
}

export interface ContextParts {
  /** Undefined when no valid one came. */
  readonly principal: Principal | undefined;
  readonly requestId: string;
  /** Undefined for a subgraph that serves no measurements. */
  readonly source: CellSource | undefined;
  /** Body of the request; what it says may be said back. */
  readonly body?: unknown;
  /** What the subgraph declared with its schema. */
  readonly declared?: DeclaredSets;
}

const emptySource: CellSource = { listMarkets: () => [], findEdition: () => undefined, sumCells: async () => [] };

const nothingDeclared: DeclaredSets = { ids: new Set(), refusalNumbers: new Set() };

/** Makes the context of one request. */
export function createContext(parts: ContextParts): SubgraphContext {
  const { principal, requestId, source, body, declared = nothingDeclared } = parts;
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
  const request = requestWordsOf(body);
  const seen = rememberEditions(source ?? emptySource);
  const own = {
    requestId,
    insights: guardComingSites(
      bindInsights(seen.source, () => getPrincipal().licence),
      () => getPrincipal().studyZones ?? [],
    ),
    isPublicId: source === undefined ? () => true : publicIds({ ...seen, declared: declared.ids, request }),
    refusalFacts: source && { request, constants: declared.refusalNumbers },
  };
  return Object.assign(Object.create(guarded) as typeof guarded, own);
}

/** Who asks; undefined where nobody valid does. */
export function principalOf(context: SubgraphContext): Principal | undefined {
  try {
    return context.principal;
  } catch {
    return undefined;
  }
}

/** A newer edition may be swapped in while a question runs: all of a request is answered from the one that it began on. */
function rememberEditions(source: CellSource): {
  readonly source: CellSource;
  readonly listEditions: () => readonly EditionFacts[];
} {
  const begunOn = new Map<string, EditionFacts>();
  const findEdition = (market: string): EditionFacts | undefined => {
    const edition = begunOn.get(market) ?? source.findEdition(market);
    if (edition !== undefined) begunOn.set(market, edition);
    return edition;
  };
  return {
    source: { listMarkets: () => source.listMarkets(), findEdition, sumCells: (edition, plan) => source.sumCells(edition, plan) },
    listEditions() {
      source.listMarkets().forEach(findEdition);
      return [...begunOn.values()];
    },
  };
}
