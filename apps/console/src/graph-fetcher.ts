import type { GraphiQLProps } from 'graphiql';

/** Sends the page's questions to the gateway of this origin with an API key. */
export function createGraphFetcher(key: string): GraphiQLProps['fetcher'] {
  return async (parameters, options) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...options?.headers },
      body: JSON.stringify(parameters),
    });
    return response.json();
  };
}
