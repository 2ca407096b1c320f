import { PasserbyError } from '@passerby/domain/error';
import type { ErrorCode, ErrorDetails } from '@passerby/domain/error';
import type { Logger } from '@passerby/runtime/logger';
import type { FastifyError, FastifyInstance } from 'fastify';
import { ZodError } from 'zod';

const statusOf: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
};
const internalStatus = 500;

/** What the internal API answers when it refuses or fails (README). */
interface ErrorReply {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** Lets a server answer errors as JSON of the closed list; what is unexpected goes to the log and never into an answer. */
export function answerErrors(server: FastifyInstance, logger: Logger): void {
  server.setNotFoundHandler(async (request, reply) => {
    await reply.code(404).send({ code: 'NOT_FOUND', message: `There is no ${request.method} ${request.url}`, details: {} });
  });
  server.setErrorHandler(async (error: FastifyError | Error, request, reply) => {
    const known = describe(error);
    if (known === undefined) logger.error({ err: error, requestId: request.id }, 'internal request failed');
    const body = known ?? {
      code: 'INTERNAL',
      message: 'Accounts failed to answer; its log tells more',
      details: { requestId: request.id },
    };
    await reply.code(statusOf[body.code] ?? internalStatus).send(body);
  });
}

function describe(error: FastifyError | Error): ErrorReply | undefined {
  if (error instanceof PasserbyError && error.code !== 'INTERNAL')
    return { code: error.code, message: error.message, details: error.details };
  if (error instanceof ZodError) return describeBody(error);
  const status = 'statusCode' in error ? error.statusCode : undefined;
  const isRequestFault = status !== undefined && status >= 400 && status < internalStatus;
  return isRequestFault ? { code: 'BAD_USER_INPUT', message: error.message, details: {} } : undefined;
}

function describeBody({ issues }: ZodError): ErrorReply {
  const problems = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return { code: 'BAD_USER_INPUT', message: `The request cannot be understood: ${problems.join('; ')}`, details: { problems } };
}
