import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ensureMember, listMembers, removeMember } from '../data/member.ts';
import { listMemberHolders } from '../data/member-holder.ts';
import { getOrganisation } from '../data/organisation.ts';
import type { Store } from '../data/store.ts';
import { MEMBER_ROLES } from '../data/tables.ts';
import { readActor } from './actor.ts';
import { reference } from './reference.ts';

const emailLengthMax = 254;
const listParams = z.object({ organisation: reference });
const ensureBody = z.strictObject({ email: z.string().max(emailLengthMax), role: z.enum(MEMBER_ROLES) });
const verifyBody = z.strictObject({ email: z.string().max(emailLengthMax) });
const idParams = z.object({ id: reference });

/** Members of the internal API: list, add or change, remove, and what a person who logged in may do. */
export function registerMemberRoutes(api: FastifyInstance, store: Store): void {
  api.get('/organisations/:organisation/members', async (request, reply) => {
    const organisation = await getOrganisation(store, listParams.parse(request.params).organisation);
    await reply.send({ members: await listMembers(store, organisation) });
  });
  api.put('/organisations/:organisation/members', async (request, reply) => {
    const organisation = await getOrganisation(store, listParams.parse(request.params).organisation);
    const { record, isNew } = await ensureMember(store, { ...ensureBody.parse(request.body), organisation }, readActor(request));
    await reply.code(isNew ? 201 : 200).send(record);
  });
  api.post('/members/verify', async (request, reply) => {
    await reply.send({ holders: await listMemberHolders(store, verifyBody.parse(request.body).email) });
  });
  api.delete('/members/:id', async (request, reply) => {
    await removeMember(store, idParams.parse(request.params).id, readActor(request));
    await reply.code(204).send();
  });
}
