import { createGraphClient } from '@passerby/client/client';
import type { GraphDocument } from '@passerby/client/client';
import { GraphError } from '@passerby/client/graph-error';
import { PasserbyError } from '@passerby/domain/error';

/** The gateway's origin and a key. */
export interface Access {
  readonly url: string;
  readonly key: string;
}

/** Asks the running gateway one question; throws INTERNAL with what the graph refused. */
export async function askGraph<Data, Variables extends object>(
  access: Access,
  document: GraphDocument<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  try {
    return await createGraphClient(access).ask(document, variables);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new PasserbyError('INTERNAL', `the demo's question was refused: ${error.message}`);
  }
}
