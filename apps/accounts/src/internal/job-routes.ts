import type { Readable } from 'node:stream';
import { ERROR_CODES } from '@passerby/domain/error';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ArtefactFolder } from '../data/exports/artefact.ts';
import { expireExports } from '../data/exports/expire-exports.ts';
import { assertHeld, claimJob, extendLease, failJob, finishJob } from '../data/exports/job-queue.ts';
import { checkResultSchema } from '../data/requests/request-check.ts';
import { expireRequests } from '../data/requests/request-steps.ts';
import type { Store } from '../data/store.ts';
import { reference } from './reference.ts';

const messageMax = 2000;
const fileMaxBytes = 5 * 1024 ** 3;
const idParams = z.object({ id: reference });
const holdQuery = z.object({ lease: reference });
const fileQuery = holdQuery.extend({ rows: z.coerce.number().int().min(0), edition: reference });
const failureBody = z.strictObject({ code: z.enum(ERROR_CODES), message: z.string().max(messageMax) });

/** Jobs of the internal API: the one worker claims them, stays in touch and hands in what it made. */
export function registerJobRoutes(api: FastifyInstance, store: Store, artefacts: ArtefactFolder): void {
  api.addContentTypeParser('application/zip', (_request, payload, done) => done(null, payload));
  const holdOf = (request: { readonly params: unknown; readonly query: unknown }) => ({
    ...idParams.parse(request.params),
    lease: holdQuery.parse(request.query).lease,
  });
  api.post('/jobs/claim', async (_request, reply) => {
    await expireExports(store, artefacts);
    await expireRequests(store);
    const job = await claimJob(store);
    await (job === undefined ? reply.code(204).send() : reply.send(job));
  });
  api.post('/jobs/:id/lease', async (request, reply) => {
    await extendLease(store, holdOf(request));
    await reply.code(204).send();
  });
  api.put<{ Body: Readable }>('/jobs/:id/file', { bodyLimit: fileMaxBytes }, async (request, reply) => {
    const hold = holdOf(request);
    const { rows, edition } = fileQuery.parse(request.query);
    await assertHeld(store, hold);
    const file = await artefacts.write(hold.id, request.body);
    await finishJob(store, hold, { ...file, rows, edition });
    await reply.send(file);
  });
  api.put('/jobs/:id/check', async (request, reply) => {
    await finishJob(store, holdOf(request), checkResultSchema.parse(request.body));
    await reply.code(204).send();
  });
  api.post('/jobs/:id/failure', async (request, reply) => {
    await failJob(store, holdOf(request), failureBody.parse(request.body));
    await reply.code(204).send();
  });
}
