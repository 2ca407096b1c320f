import type { Standing } from './allowance.ts';

/** What becomes known of a request while the graph runs it. */
export interface RequestOutcome {
  /** How the licence stands after it was charged; undefined when it was not. */
  points: Standing | undefined;
  /** Its document or variables cannot be run: 400, or 200 for a client that reads application/json (GraphQL over HTTP, 6.4.1). */
  isDocumentFault: boolean;
}
