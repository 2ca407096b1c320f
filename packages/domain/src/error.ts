/** The closed list of error codes of the graph (graphql.md, Rules). A suppressed value is data, never an error. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'NOT_ADDITIVE',
  'DATA_NOT_AVAILABLE',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'QUOTA_EXCEEDED',
  'UPSTREAM_UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Whether a value is a code of the closed list. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return (ERROR_CODES as readonly unknown[]).includes(value);
}

/** Facts a client may read beside the code, e.g. `{ availableFrom, availableTo }`. Never a measured number. */
export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** The one error class of Passerby. The message is safe to show to a client; an unexpected error is not one of these. */
export class PasserbyError extends Error {
  override readonly name = 'PasserbyError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** The same with BAD_USER_INPUT: what is wrong in a file, an option or an argument, naming place, rule and value. */
export function badInput(message: string, details: ErrorDetails = {}): PasserbyError {
  return new PasserbyError('BAD_USER_INPUT', message, details);
}
