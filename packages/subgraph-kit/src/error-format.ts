import type { ApolloServerPlugin } from '@apollo/server';
import { PasserbyError } from '@passerby/domain/error';
import type { ErrorCode } from '@passerby/domain/error';
import type { Logger } from '@passerby/runtime/logger';
import { GraphQLError, visit } from 'graphql';
import type { ASTNode, DocumentNode, GraphQLFormattedError } from 'graphql';
import type { SubgraphContext } from './context.ts';
import { isPublicRefusal } from './public-refusal.ts';

const internalMessage = 'This service failed to answer; its log tells more under the request id';
/** Codes of Apollo Server that mean the request itself is wrong; what they say is about the request only. */
const requestCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Refusals that {@link errorPlugin} found fit to tell. */
const told = new WeakSet<PasserbyError>();
/** Errors of graphql-js about an argument, with its name. */
const argumentFaults = new WeakMap<object, string>();

/**
 * Turns any error into one of the closed list (graphql.md, Rules): a PasserbyError that may be told (`isPublicRefusal`) keeps
 * code, message and details, a malformed request becomes BAD_USER_INPUT, and so does an argument that a null in a variable leaves
 * without a value, which graphql-js sees only when it runs the field; everything else is INTERNAL without its message.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (formatted.path === undefined && requestCodes.has(String(formatted.extensions?.['code']))) {
    return withCode(formatted, 'BAD_USER_INPUT', { message: formatted.message, details: {} });
  }
  const cause = causeOf(error);
  if (cause instanceof PasserbyError && told.has(cause)) return withCode(formatted, cause.code, cause);
  const argument = argumentFaults.get(Object(cause));
  if (argument === undefined) return withCode(formatted, 'INTERNAL', { message: internalMessage, details: {} });
  const message = `The argument "${argument}" must have a value; a variable in it is null or missing`;
  return withCode(formatted, 'BAD_USER_INPUT', { message, details: {} });
}

/** Logs what {@link formatError} hides, and puts the request id where only an INTERNAL error shows it. */
export function errorPlugin(logger: Logger): ApolloServerPlugin<SubgraphContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, document }) {
          for (const error of errors) {
            const cause = causeOf(error);
            const argument = document && findFaultyArgument(cause, document);
            if (argument !== undefined) argumentFaults.set(Object(cause), argument);
            if (cause instanceof PasserbyError && mayBeTold(cause, contextValue)) told.add(cause);
            if (!isExpected(error, cause))
              logger.error({ err: cause, path: error.path, requestId: contextValue.requestId }, 'query failed');
          }
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const { errors } = singleResult;
          if (errors === undefined) return;
          singleResult.errors = errors.map((error) => withRequestId(error, contextValue.requestId));
          if (errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) response.http.status = 401;
        },
      };
    },
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined ? causeOf(error.originalError) : error;
}

/**
 * The argument whose value graphql-js could not read. By the value's place in the document and not by the error's words, which
 * are not repeated: they may hold anything where a resolver threw them.
 */
function findFaultyArgument(cause: unknown, document: DocumentNode): string | undefined {
  const faulty: ASTNode | undefined = cause instanceof GraphQLError ? cause.nodes?.[0] : undefined;
  if (faulty === undefined) return undefined;
  let found: string | undefined;
  visit(document, {
    Argument({ name, value }) {
      if (value === faulty) found = name.value;
    },
  });
  return found;
}

function mayBeTold(refusal: PasserbyError, { refusalFacts }: SubgraphContext): boolean {
  return refusalFacts === undefined ? refusal.code !== 'INTERNAL' : isPublicRefusal(refusal, refusalFacts);
}

function isExpected({ path, extensions }: GraphQLError, cause: unknown): boolean {
  if (cause instanceof PasserbyError) return told.has(cause);
  if (argumentFaults.has(Object(cause))) return true;
  return path === undefined && requestCodes.has(String(extensions['code']));
}

function withCode(
  { path, locations }: GraphQLFormattedError,
  code: ErrorCode,
  { message, details }: Pick<PasserbyError, 'message' | 'details'>,
): GraphQLFormattedError {
  return {
    message,
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
    extensions: { ...details, code },
  };
}

function withRequestId(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  return error.extensions?.['code'] === 'INTERNAL' ? { ...error, extensions: { ...error.extensions, requestId } } : error;
}
