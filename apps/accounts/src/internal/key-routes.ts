import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createKey, listKeys, revokeKey } from '../data/api-key.ts';
import { checkKey } from '../data/key-check.ts';
import { getLicence } from '../data/licence.ts';
import { getMember } from '../data/member.ts';
import { getOrganisation } from '../data/organisation.ts';
import type { Store } from '../data/store.ts';
import { readActor } from './actor.ts';
import { rotateKey } from '../data/key-rotation.ts';
import { organisationQuery } from './organisation-query.ts';
import { reference } from './reference.ts';

const defaultEnvironment = 'live';
const overlapDefaultSeconds = 7 * 86_400;
const emailLengthMax = 254;
const overlapMaxSeconds = 90 * 86_400;

const verifyBody = z.object({ key: z.string() });
const createBody = z.strictObject({
  organisation: reference,
  licence: reference,
  name: z.string(),
  environment: z.string().default(defaultEnvironment),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
  scopes: z.array(z.string()).optional(),
  member: z.string().max(emailLengthMax).optional(),
});
const rotateBody = z.strictObject({ overlapSeconds: z.int().min(0).max(overlapMaxSeconds).default(overlapDefaultSeconds) });
const idParams = z.object({ id: reference });

/** Keys of the internal API: check one for the gateway, list, create, revoke, rotate. */
export function registerKeyRoutes(api: FastifyInstance, store: Store): void {
  api.post('/keys/verify', async (request, reply) => {
    const check = await checkKey(store, verifyBody.parse(request.body).key);
    return 'refusal' in check ? reply.code(401).send({ reason: check.refusal }) : check.holder;
  });
  api.get('/keys', async (request, reply) => {
    const { organisation } = organisationQuery.parse(request.query);
    const owner = organisation === undefined ? undefined : await getOrganisation(store, organisation);
    await reply.send({ keys: await listKeys(store, owner) });
  });
  api.post('/keys', async (request, reply) => {
    const { organisation, licence, expiresAt, member, ...body } = createBody.parse(request.body);
    const owner = await getOrganisation(store, organisation);
    const input = {
      ...body,
      licence: await getLicence(store, owner, licence),
      member: member === undefined ? undefined : await getMember(store, owner, member),
      expiresAt: expiresAt ? new Date(expiresAt) : null,
    };
    await reply.code(201).send(await createKey(store, input, readActor(request)));
  });
  api.post('/keys/:id/revoke', async (request, reply) => {
    await reply.send(await revokeKey(store, idParams.parse(request.params).id, readActor(request)));
  });
  api.post('/keys/:id/rotate', async (request, reply) => {
    const { overlapSeconds } = rotateBody.parse(request.body ?? {});
    const rotation = { id: idParams.parse(request.params).id, overlapMs: overlapSeconds * 1000 };
    await reply.code(201).send(await rotateKey(store, rotation, readActor(request)));
  });
}
