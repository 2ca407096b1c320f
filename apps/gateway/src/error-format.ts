import type { GraphQLFormattedError } from 'graphql';
import { isErrorCode, PasserbyError } from '@passerby/domain/error';
import type { ErrorCode, ErrorDetails } from '@passerby/domain/error';

/** What a client reads of an unexpected error. */
export const internalMessage = 'Something went wrong on our side; the request id helps to find it';

/** Codes of Apollo and graphql-js for a document that cannot be run as it was sent. */
const requestFaults = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  // Its message, PersistedQueryNotSupported, makes a client send the document.
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Longest message: graphql-js repeats what was sent. */
const messageMax = 2000;

/** Words of graphql-js and Apollo for a document over a limit; the group is the limit. */
const tokenLimitPattern = /contains more (?:than|that) (\d+) tokens/;
/** Words of graphql-js for a document whose fields it would have to compare too often. */
const comparedTooOften = 'Validation aborted.';
const selectionLimitCode = 'MAX_RECURSIVE_SELECTIONS_EXCEEDED';

interface PublicFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

export interface ErrorScope {
  readonly requestId: string | undefined;
  readonly maxTokens: number;
  readonly maxRecursiveSelections: number;
}

/**
 * The one place where an error becomes what a client sees: a code of the closed list (graphql.md, Rules), a message that
 * is safe, and the details that code allows. Anything else is INTERNAL with the request id and nothing more.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, scope: ErrorScope): GraphQLFormattedError {
  const { code, message, details } = findFault(formatted, error, scope) ?? internalFault(scope.requestId);
  return {
    message: message.length > messageMax ? `${message.slice(0, messageMax)} ...` : message,
    ...(formatted.locations && code !== 'INTERNAL' ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code, ...details },
  };
}

/** Whether a client is told nothing of the cause, so that the log has to. */
export function isUnexpected(error: unknown): boolean {
  const { code, serviceName } = extensionsOf(error);
  if (typeof code !== 'string') return !(originOf(error) instanceof PasserbyError) && originOf(error) !== error;
  return code === 'UPSTREAM_UNAVAILABLE' || (serviceName !== undefined && !isPassing(code));
}

function findFault(formatted: GraphQLFormattedError, error: unknown, scope: ErrorScope): PublicFault | undefined {
  const original = originOf(error);
  if (original instanceof PasserbyError) {
    return { code: original.code, message: original.message, details: original.details };
  }
  const { code, serviceName, stacktrace: _stack, ...rest } = formatted.extensions ?? {};
  if (typeof code !== 'string') return undefined;
  if (serviceName !== undefined || code === 'UPSTREAM_UNAVAILABLE') {
    return isPassing(code) ? { code, message: formatted.message, details: publicDetails(rest) } : undefined;
  }
  return findLimit(formatted, scope) ?? findRequestFault(code, formatted.message);
}

function findLimit({ message, extensions }: GraphQLFormattedError, scope: ErrorScope): PublicFault | undefined {
  if (tokenLimitPattern.test(message)) return tooComplex('tokens', scope.maxTokens);
  if (message === comparedTooOften) {
    return { code: 'QUERY_TOO_COMPLEX', message: 'The document names the same fields too often; name each once', details: {} };
  }
  const isSelections = [extensions?.['code'], extensions?.['validationErrorCode']].includes(selectionLimitCode);
  return isSelections ? tooComplex('selections, fragments counted as often as used', scope.maxRecursiveSelections) : undefined;
}

function tooComplex(what: string, limit: number): PublicFault {
  return { code: 'QUERY_TOO_COMPLEX', message: `The document has more than ${limit} ${what}`, details: { limit } };
}

function findRequestFault(code: string, message: string): PublicFault | undefined {
  return requestFaults.has(code) ? { code: 'BAD_USER_INPUT', message, details: {} } : undefined;
}

function internalFault(requestId: string | undefined): PublicFault {
  return { code: 'INTERNAL', message: internalMessage, details: requestId === undefined ? {} : { requestId } };
}

/** A subgraph's refusal of the principal is the gateway's fault, never the client's. */
function isPassing(code: string): code is ErrorCode {
  return isErrorCode(code) && code !== 'INTERNAL' && code !== 'UNAUTHENTICATED';
}

/** Only what ErrorDetails may hold: texts, numbers and lists of texts. */
function publicDetails(extensions: Readonly<Record<string, unknown>>): ErrorDetails {
  const entries = Object.entries(extensions).filter(([, value]) => isDetail(value));
  return Object.fromEntries(entries) as ErrorDetails;
}

function isDetail(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  );
}

/** By shape and not by class: a process may hold graphql twice, as CommonJS and as ESM. */
function originOf(error: unknown): unknown {
  let origin = error;
  while (isObject(origin) && isObject(origin['originalError'])) origin = origin['originalError'];
  return origin;
}

function extensionsOf(error: unknown): Readonly<Record<string, unknown>> {
  const extensions = isObject(error) ? error['extensions'] : undefined;
  return isObject(extensions) ? extensions : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
