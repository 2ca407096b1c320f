import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { CellSource } from '@passerby/anonymisation/plan';
import { principalOf } from './context.ts';
import type { SubgraphContext } from './context.ts';
import { writeData } from './written-data.ts';
import type { Data } from './written-data.ts';

/** Most characters of responses that are remembered. */
const charactersMax = 32_000_000;
/** Local days, which a licence's lag counts, change at multiples of this in every time zone. */
const clockStepMs = 15 * 60_000;

interface Remembered {
  readonly data: Data;
  readonly characters: number;
}

/**
 * Remembers whole responses without errors, the least recently asked forgotten first. What a release subgraph answers depends
 * on the document, its variables, the editions, which never change, the licence and study zones of who asks, and the local
 * day: all of them are in the name that a response is remembered by, so it is never stale, and clients of equal licence may
 * share one, for each would get it by asking; that one of them asked before may show in the time it takes, which says nothing
 * about a subscriber. The principal is checked before, as for every operation.
 */
export function responseCachePlugin(source: CellSource, now: () => number = Date.now): ApolloServerPlugin<SubgraphContext> {
  const remembered = new Map<string, Remembered>();
  let held = 0;
  const forget = (name: string): void => {
    held -= remembered.get(name)?.characters ?? 0;
    remembered.delete(name);
  };
  const remember = (name: string, written: Remembered): void => {
    const characters = name.length + written.characters;
    if (characters > charactersMax) return;
    forget(name);
    remembered.set(name, { data: written.data, characters });
    held += characters;
    for (const oldest of remembered.keys()) {
      if (held <= charactersMax) return;
      forget(oldest);
    }
  };
  return {
    async requestDidStart() {
      let name: string | undefined;
      let isKnown = false;
      return {
        async responseForOperation(requestContext) {
          name = nameOf(requestContext, source, now());
          const found = remembered.get(name);
          if (found === undefined) return null;
          isKnown = true;
          remembered.delete(name);
          remembered.set(name, found);
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: found.data } } };
        },
        async willSendResponse({ response: { body } }) {
          if (name === undefined || isKnown || body.kind !== 'single') return;
          const { data, errors } = body.singleResult;
          if (errors !== undefined || data === null || data === undefined) return;
          const written = writeData(data);
          remember(name, written);
          body.singleResult.data = written.data;
        },
      };
    },
  };
}

/** Everything that an answer depends on. */
function nameOf({ request, contextValue }: GraphQLRequestContext<SubgraphContext>, source: CellSource, nowMs: number): string {
  const editions = source.listMarkets().map((market) => source.findEdition(market)?.id);
  const { licence, studyZones } = principalOf(contextValue) ?? {};
  const { query, operationName, variables } = request;
  return JSON.stringify([query, operationName, variables, editions, licence, studyZones, Math.floor(nowMs / clockStepMs)]);
}
