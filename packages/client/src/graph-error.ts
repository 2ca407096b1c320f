/** One refusal of the graph, as it arrives. */
export interface Refusal {
  readonly message: string;
  /** Where in the answer; absent when the whole question was refused. */
  readonly path?: readonly (string | number)[];
  /** `code` of the closed list (UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, ...), and the facts that belong to it. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The code where the gateway could not be reached, or its answer not be read. */
export const UNREACHABLE = 'UNREACHABLE';

/** A question that the graph refused, whole or in part, or that did not reach it. A withheld figure is data, never an error. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  /** Code of the first refusal: one of the graph's closed list, or `UNREACHABLE`. */
  readonly code: string;
  /** All refusals; empty when the graph was not reached. */
  readonly refusals: readonly Refusal[];
  /** What was answered nevertheless; undefined when nothing was. */
  readonly data: unknown;

  constructor(message: string, { refusals = [], data, cause }: GraphErrorParts = {}) {
    super(message, cause === undefined ? undefined : { cause });
    const code = refusals[0]?.extensions?.['code'];
    this.code = typeof code === 'string' ? code : UNREACHABLE;
    this.refusals = refusals;
    this.data = data;
  }
}

interface GraphErrorParts {
  readonly refusals?: readonly Refusal[];
  readonly data?: unknown;
  readonly cause?: unknown;
}
