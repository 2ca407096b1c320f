import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { EMPTY_HEAD } from '../data/audit-chain.ts';
import { getAuditHead, listAuditEntries, verifyAuditLog } from '../data/audit-log.ts';
import type { Store } from '../data/store.ts';

const pageDefault = 100;
const pageMax = 1000;
const pageQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(pageMax).default(pageDefault),
});
const notedQuery = z
  .object({ seq: z.coerce.number().int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) })
  .or(z.object({}).transform(() => EMPTY_HEAD));

/** The audit log of the internal API: read it, and check that it is whole. */
export function registerAuditRoutes(api: FastifyInstance, store: Store): void {
  api.get('/audit', async (request, reply) => {
    const entries = await listAuditEntries(store, pageQuery.parse(request.query));
    await reply.send({ entries, head: await getAuditHead(store) });
  });
  api.get('/audit/verify', async (request, reply) => {
    await reply.send(await verifyAuditLog(store, notedQuery.parse(request.query)));
  });
}
