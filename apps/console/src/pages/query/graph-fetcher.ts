import type { GraphiQLProps } from 'graphiql';
import { headersOf } from '../../shell/asker.ts';
import type { Asker } from '../../shell/asker.ts';

/**
 * Sends the page's questions to the gateway of this origin as who asks. Just after a change of tabs GraphiQL still names the
 * operation of the tab before; a name that is not in the question is left out.
 */
export function createGraphFetcher(asker: Asker | undefined): GraphiQLProps['fetcher'] {
  return async ({ query, variables, operationName }, options) => {
    const isNamed = operationName !== undefined && operationName !== null && query.includes(operationName);
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: headersOf(asker, { 'content-type': 'application/json', ...options?.headers }),
      body: JSON.stringify({ query, variables, ...(isNamed && { operationName }) }),
    });
    return response.json();
  };
}
