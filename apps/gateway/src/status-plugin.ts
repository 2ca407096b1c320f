import type { ApolloServerPlugin } from '@apollo/server';
import { isErrorCode } from '@passerby/domain/error';
import type { GraphContext } from './graph-context.ts';
import { statusOf } from './graph-error-reply.ts';

/** Apollo's for whatever a plugin throws. */
const failed = 500;

/** Gives an operation that did not run the HTTP status of its error's code, tells faults of the document apart, and counts errors by code. */
export function statusPlugin(countError: (code: string) => void): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body, http }, source, contextValue: { outcome } }) {
          if (body.kind !== 'single') return;
          for (const { extensions } of body.singleResult.errors ?? []) countError(String(extensions?.['code']));
          if (body.singleResult.data !== undefined || source === undefined) return;
          const code = body.singleResult.errors?.[0]?.extensions?.['code'];
          if (!isErrorCode(code)) return;
          if (code !== 'BAD_USER_INPUT' || http.status === failed) http.status = statusOf[code];
          outcome.isDocumentFault = code === 'BAD_USER_INPUT' && http.status === statusOf[code];
          const retryAfter = body.singleResult.errors?.[0]?.extensions?.['retryAfterSeconds'];
          if (typeof retryAfter === 'number') http.headers.set('retry-after', String(retryAfter));
        },
      };
    },
  };
}
