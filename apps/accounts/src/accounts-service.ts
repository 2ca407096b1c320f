import { badInput } from '@passerby/domain/error';
import type { Logger } from '@passerby/runtime/logger';
import { startSubgraph } from '@passerby/subgraph-kit/subgraph';
import type { RunningSubgraph, SubgraphOptions } from '@passerby/subgraph-kit/subgraph';
import { openArtefactFolder } from './data/exports/artefact.ts';
import { openDesk } from './data/desk.ts';
import { createDirectory } from './data/directory.ts';
import { openSiteFiles } from './data/sites/site-file.ts';
import { openSiteRules } from './data/sites/site-rules.ts';
import { openStore } from './data/store.ts';
import { registerDownloads } from './download-routes.ts';
import { registerInternalApi } from './internal/internal-api.ts';
import { createAccountsSchema } from './schema/schema.ts';

/** In the supergraph, and the audience of principals. */
const name = 'accounts';

export interface AccountsOptions extends Pick<SubgraphOptions, 'port' | 'host' | 'principalPublicKey' | 'version'> {
  /** The accounts folder. */
  readonly folder: string;
  /** `releases/` below PASSERBY_HOME: where the markets' rules for study zones are. */
  readonly releasesFolder: string;
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
  releasesFolder,
  databaseUrl,
  serviceKey,
  clock,
  ...options
}: AccountsOptions): Promise<RunningSubgraph> {
  const store = await openStore({ folder, databaseUrl, ...(clock === undefined ? {} : { clock }) });
  const artefacts = openArtefactFolder(folder);
  const { logger, principalPublicKey } = options;
  const directory = createDirectory(store);
  try {
    const siteFiles = openSiteFiles(folder);
    await siteFiles.publishComing(store);
    const desk = openDesk(store, { siteRules: openSiteRules(releasesFolder), siteFiles });
    const subgraph = await startSubgraph({
      ...options,
      name,
      schema: createAccountsSchema(() => ({ directory, desk })),
      isReady: () => store.isReady(),
      registerRoutes: (server) => {
        registerInternalApi(server, { store, artefacts, serviceKey, logger });
        registerDownloads(server, { store, artefacts, logger, publicKeyJwk: principalPublicKey, audience: name });
      },
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
