import { unauthenticated, verifyPrincipal } from '@passerby/subgraph-kit/principal';
import type { VerifyPrincipalOptions } from '@passerby/subgraph-kit/principal';
import { PasserbyError } from '@passerby/domain/error';
import type { Principal } from '@passerby/domain/licence';
import type { Logger } from '@passerby/runtime/logger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ArtefactFolder } from './data/exports/artefact.ts';
import { openDownload } from './data/exports/download-link.ts';
import { listRegister } from './data/requests/register.ts';
import type { Store } from './data/store.ts';
import { answerErrors } from './internal/error-reply.ts';

const bearerPattern = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

export interface DownloadOptions extends VerifyPrincipalOptions {
  readonly store: Store;
  readonly artefacts: ArtefactFolder;
  readonly logger: Logger;
}

/**
 * What the gateway hands through beside the graph: `/exports/<token>` for the one client of a link, who comes with a principal
 * of the gateway, and `/register`, the public register of data requests, for everybody.
 */
export function registerDownloads(server: FastifyInstance, { store, artefacts, logger, ...verification }: DownloadOptions): void {
  void server.register(async (routes) => {
    answerErrors(routes, logger);
    routes.get<{ Params: { readonly token: string } }>('/exports/:token', async (request, reply) => {
      const job = await openDownload(store, request.params.token, await readPrincipal(request, verification));
      const file = artefacts.read(job.id);
      if (file === undefined) throw new PasserbyError('NOT_FOUND', 'The file of this export is no longer there');
      await reply
        .header('content-type', 'application/zip')
        .header('content-length', job.artefact?.bytes ?? 0)
        .header('content-disposition', `attachment; filename="passerby-${job.id}.zip"`)
        .header('cache-control', 'no-store')
        .send(file);
    });
    routes.get('/register', async (_request, reply) => {
      await reply.header('cache-control', 'public, max-age=60').send({ requests: await listRegister(store) });
    });
  });
}

async function readPrincipal({ headers }: FastifyRequest, verification: VerifyPrincipalOptions): Promise<Principal> {
  const jwt = bearerPattern.exec(headers.authorization ?? '')?.[1];
  if (jwt === undefined) throw unauthenticated();
  return await verifyPrincipal(jwt, verification);
}
