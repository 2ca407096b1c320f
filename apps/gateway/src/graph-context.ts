import type { RequestOutcome } from './request-outcome.ts';
import type { Identity } from './identity.ts';

/** What one request carries through the gateway. Nothing of the client's own headers is in it. */
export interface GraphContext {
  readonly identity: Identity;
  /** Made by the gateway, sent to every subgraph and back to the client. */
  readonly requestId: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** Filled while the request runs, for its answer's status and headers. */
  readonly outcome: RequestOutcome;
}
