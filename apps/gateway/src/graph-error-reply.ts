import type { FastifyReply } from 'fastify';
import type { ErrorCode, ErrorDetails, PasserbyError } from '@passerby/domain/error';

/** HTTP status of each code. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  NOT_ADDITIVE: 422,
  DATA_NOT_AVAILABLE: 422,
  QUERY_TOO_COMPLEX: 422,
  RATE_LIMITED: 429,
  QUOTA_EXCEEDED: 429,
  UPSTREAM_UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Answers a request that never reaches the graph in the form a GraphQL client reads, with the HTTP status of its code. */
export function sendGraphError(reply: FastifyReply, error: Pick<PasserbyError, 'code' | 'message' | 'details'>): FastifyReply {
  const extensions: { code: ErrorCode } & ErrorDetails = { ...error.details, code: error.code };
  const { retryAfterSeconds } = error.details;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  if (error.code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer realm="passerby"');
  return reply.code(statusOf[error.code]).send({ errors: [{ message: error.message, extensions }] });
}
