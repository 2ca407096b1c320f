import { badInput } from '@passerby/domain/error';
import type { Logger } from '@passerby/runtime/logger';
import { startSubgraph } from '@passerby/subgraph-kit/subgraph';
import type { RunningSubgraph, SubgraphOptions } from '@passerby/subgraph-kit/subgraph';
import { createDirectory } from './data/directory.ts';
import { openStore } from './data/store.ts';
import { registerInternalApi } from './internal/internal-api.ts';
import { createAccountsSchema } from './schema/schema.ts';

export interface AccountsOptions extends Pick<SubgraphOptions, 'port' | 'host' | 'principalPublicKey' | 'version'> {
  /** The accounts folder. */
  readonly folder: string;
  /** PostgreSQL; PGlite in the folder when absent. */
  readonly databaseUrl?: string | undefined;
  readonly serviceKey: string;
  readonly logger: Logger;
  /** The system's clock when absent. */
  readonly clock?: () => Date;
}

/** Starts the accounts service: opens its database, then serves the subgraph and the internal API on one port. */
export async function startAccounts({
  folder,
  databaseUrl,
  serviceKey,
  clock,
  ...options
}: AccountsOptions): Promise<RunningSubgraph> {
  const store = await openStore({ folder, databaseUrl, ...(clock === undefined ? {} : { clock }) });
  try {
    const subgraph = await startSubgraph({
      ...options,
      name: 'accounts',
      schema: createAccountsSchema(createDirectory(store)),
      isReady: () => store.isReady(),
      registerRoutes: (server) => registerInternalApi(server, { store, serviceKey, logger: options.logger }),
    });
    const close = async (): Promise<void> => {
      await subgraph.close();
      await store.close();
    };
    return { url: subgraph.url, close };
  } catch (error) {
    await store.close();
    throw isPortTaken(error)
      ? badInput(`Port ${options.port} on ${options.host} is in use; set PASSERBY_SUBGRAPH_PORT to another one`)
      : error;
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
