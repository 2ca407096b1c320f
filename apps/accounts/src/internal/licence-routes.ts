import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createLicence, ensureLicence, getLicence, listLicences } from '../data/licence.ts';
import { getOrganisation } from '../data/organisation.ts';
import type { Store } from '../data/store.ts';
import { readActor } from './actor.ts';
import { setQuota } from '../data/quota.ts';
import { organisationQuery } from './organisation-query.ts';
import { reference } from './reference.ts';

/** Of a column `integer`. */
const integerMax = 2_147_483_647;
const createBody = z.strictObject({ organisation: reference, name: z.string(), licence: z.unknown() });
const ensureBody = z.strictObject({ licence: z.unknown() });
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const small = z.int().min(0).max(integerMax);
const quotaBody = z.strictObject({ pointsPerDay: count, requestsPerMinute: small, costMax: small });
const ensureParams = z.object({ organisation: reference, name: reference });

/** Licences of the internal API: list, create, make sure that one is there with these terms, agree on its quota. */
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
  api.put('/organisations/:organisation/licences/:name/quota', async (request, reply) => {
    const { organisation, name } = ensureParams.parse(request.params);
    const quota = quotaBody.parse(request.body);
    const licence = await getLicence(store, await getOrganisation(store, organisation), name);
    await setQuota(store, { licenceId: licence.id, quota }, readActor(request));
    await reply.send(quota);
  });
}
