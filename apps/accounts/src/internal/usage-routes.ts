import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Store } from '../data/store.ts';
import { recordUsage } from '../data/usage.ts';
import { reference } from './reference.ts';

const batchMax = 10_000;
const count = z.int().min(0);
const usageBody = z.strictObject({
  usage: z
    .array(
      z.strictObject({ client: reference, licence: reference.optional(), day: z.iso.date(), requests: count, points: count }),
    )
    .max(batchMax),
});

/** Usage of the internal API: what the gateway has counted is added to the days of its clients. */
export function registerUsageRoutes(api: FastifyInstance, store: Store): void {
  api.post('/usage', async (request, reply) => {
    await reply.send({ recorded: await recordUsage(store, usageBody.parse(request.body).usage) });
  });
}
