import type { Logger } from '@passerby/runtime/logger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ArtefactFolder } from '../data/exports/artefact.ts';
import type { Store } from '../data/store.ts';
import { registerAuditRoutes } from './audit-routes.ts';
import { answerErrors } from './error-reply.ts';
import { registerJobRoutes } from './job-routes.ts';
import { registerKeyRoutes } from './key-routes.ts';
import { registerLicenceRoutes } from './licence-routes.ts';
import { registerMemberRoutes } from './member-routes.ts';
import { registerOrganisationRoutes } from './organisation-routes.ts';
import { createServiceKeyCheck } from './service-key.ts';
import { registerUsageRoutes } from './usage-routes.ts';

export interface InternalApiOptions {
  readonly store: Store;
  readonly artefacts: ArtefactFolder;
  readonly serviceKey: string;
  readonly logger: Logger;
}

/**
 * Puts `/internal/...` on a server (README): keys checked for the gateway, administration for the command line. Nothing
 * below it answers, not even that a path does not exist, without the service key.
 */
export function registerInternalApi(server: FastifyInstance, { store, artefacts, serviceKey, logger }: InternalApiOptions): void {
  const assertServiceKey = createServiceKeyCheck(serviceKey);
  void server.register(
    async (api) => {
      answerErrors(api, logger);
      api.addHook('onRequest', async ({ headers }: FastifyRequest) => assertServiceKey(headers['x-passerby-service-key']));
      registerKeyRoutes(api, store);
      registerOrganisationRoutes(api, store);
      registerMemberRoutes(api, store);
      registerLicenceRoutes(api, store);
      registerUsageRoutes(api, store);
      registerAuditRoutes(api, store);
      registerJobRoutes(api, store, artefacts);
    },
    { prefix: '/internal' },
  );
}
