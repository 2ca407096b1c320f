import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createLicence, ensureLicence, listLicences } from '../data/licence.ts';
import { getOrganisation } from '../data/organisation.ts';
import type { Store } from '../data/store.ts';
import { readActor } from './actor.ts';
import { organisationQuery } from './organisation-query.ts';
import { reference } from './reference.ts';

const createBody = z.strictObject({ organisation: reference, name: z.string(), licence: z.unknown() });
const ensureBody = z.strictObject({ licence: z.unknown() });
const ensureParams = z.object({ organisation: reference, name: reference });

/** Licences of the internal API: list, create, and make sure that one is there with these terms. */
export function registerLicenceRoutes(api: FastifyInstance, store: Store): void {
  api.get('/licences', async (request, reply) => {
    const { organisation } = organisationQuery.parse(request.query);
    const owner = organisation === undefined ? undefined : await getOrganisation(store, organisation);
    await reply.send({ licences: await listLicences(store, owner) });
  });
  api.post('/licences', async (request, reply) => {
    const { organisation, ...body } = createBody.parse(request.body);
    const input = { ...body, organisation: await getOrganisation(store, organisation) };
    await reply.code(201).send(await createLicence(store, input, readActor(request)));
  });
  api.put('/organisations/:organisation/licences/:name', async (request, reply) => {
    const { organisation, name } = ensureParams.parse(request.params);
    const { licence } = ensureBody.parse(request.body);
    const input = { name, licence, organisation: await getOrganisation(store, organisation) };
    const { record, isNew } = await ensureLicence(store, input, readActor(request));
    await reply.code(isNew ? 201 : 200).send(record);
  });
}
