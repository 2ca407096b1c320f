import { GraphQLError } from 'graphql';

/** The error of a graph whose subgraph is away: says which one, and nothing of why (the cause is for the log). */
export function upstreamUnavailable(service: string, cause: unknown): GraphQLError {
  return new GraphQLError(`The ${service} part of the graph is not available at the moment; try again shortly`, {
    originalError: cause instanceof Error ? cause : null,
    extensions: { code: 'UPSTREAM_UNAVAILABLE', service },
  });
}
