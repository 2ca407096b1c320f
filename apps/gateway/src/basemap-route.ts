import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { badInput } from '@passerby/domain/error';
import { parseByteRange } from './byte-range.ts';

/** How a file of PMTiles, version 3, begins (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md). */
const beginning = Buffer.from('PMTiles\u0003');
const contentType = 'application/vnd.pmtiles';

/**
 * Serves the base map of the console's maps, one PMTiles file, at `/basemap.pmtiles` without a key; the console reads ranges of
 * it. The file may be replaced while it is served: each answer is of one file, named by its ETag. Throws BAD_USER_INPUT when there
 * is no such file or it is something else.
 */
export function addBasemapRoute(app: FastifyInstance, file: string): void {
  assertBasemap(file);
  app.get('/basemap.pmtiles', async ({ headers }, reply) => {
    const handle = await open(file);
    try {
      const stats = await handle.stat({ bigint: true });
      const etag = etagOf(stats);
      void reply.headers({ 'accept-ranges': 'bytes', 'cache-control': 'public, max-age=0, must-revalidate', etag });
      if (headers['if-none-match'] === etag) return await end(reply.code(304), handle);
      const size = Number(stats.size);
      const asked = headers['if-range'] === undefined || headers['if-range'] === etag ? headers.range : undefined;
      const range = parseByteRange(asked, size);
      if (range === 'unsatisfiable') return await end(reply.code(416).header('content-range', `bytes */${size}`), handle);
      const { from, to } = range ?? { from: 0, to: size - 1 };
      if (range) void reply.code(206).header('content-range', `bytes ${from}-${to}/${size}`);
      void reply.header('content-length', to - from + 1).type(contentType);
      return reply.send(handle.createReadStream({ start: from, end: to }));
    } catch (error) {
      await handle.close();
      throw error;
    }
  });
}

async function end(reply: FastifyReply, handle: { close(): Promise<void> }): Promise<FastifyReply> {
  await handle.close();
  return reply.send();
}

/** Strong: the bytes of a file of one number, size and time of change are the same. */
function etagOf({ ino, size, mtimeNs }: BigIntStats): string {
  return `"${[ino, size, mtimeNs].map((number) => number.toString(36)).join('-')}"`;
}

function assertBasemap(file: string): void {
  const found = Buffer.alloc(beginning.length);
  try {
    const descriptor = openSync(file, 'r');
    readSync(descriptor, found, 0, found.length, 0);
    closeSync(descriptor);
  } catch (error) {
    throw badInput(`PASSERBY_BASEMAP: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (!found.equals(beginning)) throw badInput(`PASSERBY_BASEMAP: ${file} is not a PMTiles file of version 3`);
}
