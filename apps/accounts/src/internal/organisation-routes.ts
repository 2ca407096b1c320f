import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createOrganisation, ensureOrganisation, listOrganisations } from '../data/organisation.ts';
import type { Store } from '../data/store.ts';
import { ORGANISATION_KINDS } from '../data/tables.ts';
import { readActor } from './actor.ts';
import { reference } from './reference.ts';

const kind = z.enum(ORGANISATION_KINDS);
const createBody = z.strictObject({ name: z.string(), kind });
const ensureBody = z.strictObject({ kind });
const nameParams = z.object({ name: reference });

/** Organisations of the internal API: list, create, and make sure that one is there. */
export function registerOrganisationRoutes(api: FastifyInstance, store: Store): void {
  api.get('/organisations', async () => ({ organisations: await listOrganisations(store) }));
  api.post('/organisations', async (request, reply) => {
    const organisation = await createOrganisation(store, createBody.parse(request.body), readActor(request));
    await reply.code(201).send(organisation);
  });
  api.put('/organisations/:name', async (request, reply) => {
    const input = { ...nameParams.parse(request.params), ...ensureBody.parse(request.body) };
    const { record, isNew } = await ensureOrganisation(store, input, readActor(request));
    await reply.code(isNew ? 201 : 200).send(record);
  });
}
