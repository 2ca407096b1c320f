import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { PasserbyError } from '@passerby/domain/error';
import { findTextFile } from './text-file.ts';

/** A market or release id as a folder name: no dot, slash or backslash can be in it. */
const folderName = /^[a-z0-9](?:[a-z0-9-]{0,126}[a-z0-9])?$/;

/**
 * Serves `/releases/<market>/<id>/manifest.json`, the public description of a sealed release, and nothing else of its
 * folder. A release is immutable, so the answer may be kept for ever. Throws NOT_FOUND.
 */
export function addManifestRoute(app: FastifyInstance, releasesFolder: string): void {
  app.get<{ Params: { market: string; id: string } }>('/releases/:market/:id/manifest.json', async (request, reply) => {
    const { market, id } = request.params;
    const isNamed = folderName.test(market) && folderName.test(id);
    const text = isNamed ? await findTextFile(join(releasesFolder, market, id, 'manifest.json')) : undefined;
    if (text === undefined) throw new PasserbyError('NOT_FOUND', 'There is no such release');
    return reply.header('cache-control', 'public, max-age=31536000, immutable').type('application/json').send(text);
  });
}
