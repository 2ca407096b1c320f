import type { GraphiQLProps } from 'graphiql';
import { headersOf } from '../../shell/asker.ts';
import type { Asker } from '../../shell/asker.ts';

/** Sends the page's questions to the gateway of this origin as who asks. */
export function createGraphFetcher(asker: Asker | undefined): GraphiQLProps['fetcher'] {
  return async (parameters, options) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: headersOf(asker, { 'content-type': 'application/json', ...options?.headers }),
      body: JSON.stringify(parameters),
    });
    return response.json();
  };
}
