import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { AUDIT_PAGE_MAX } from '../data/audit-view.ts';
import type { Desk } from '../data/desk.ts';
import { atDesk } from './asking.ts';
import type { Service } from './asking.ts';
import { defineKeyMutations } from './key-mutations.ts';
import type { KeyMutationParts } from './key-mutations.ts';
import type { defineOrganisation } from './organisation-type.ts';

const auditPageDefault = 100;

export interface AdministrationOperationParts extends KeyMutationParts {
  readonly organisation: ReturnType<typeof defineOrganisation>;
  readonly getDesk: Service<Desk>;
}

/** What administrators ask and do in their own organisation. Needs the scope ADMIN throughout. */
export function defineAdministration(builder: SubgraphBuilder, parts: AdministrationOperationParts): void {
  defineAdministrationQueries(builder, parts);
  defineKeyMutations(builder, parts);
  defineMemberMutations(builder, parts);
}

function defineAdministrationQueries(
  builder: SubgraphBuilder,
  { getDesk, types, key, organisation }: AdministrationOperationParts,
): void {
  builder.queryFields((t) => ({
    keys: t.field({
      type: [key],
      description: 'Keys of your organisation, newest last. Needs the scope ADMIN.',
      resolve: (_root, _args, context) => atDesk(getDesk, context, async (desk, asker) => [...(await desk.own.listKeys(asker))]),
    }),
    members: t.field({
      type: [types.member],
      description: 'People of your organisation, by address. Needs the scope ADMIN.',
      resolve: (_root, _args, context) =>
        atDesk(getDesk, context, async (desk, asker) => [...(await desk.own.listMembers(asker))]),
    }),
    licences: t.field({
      type: [types.licence],
      description: 'Licences of your organisation, by name. Needs the scope ADMIN.',
      resolve: (_root, _args, context) =>
        atDesk(getDesk, context, async (desk, asker) => [...(await desk.own.listLicences(asker))]),
    }),
    organisations: t.field({
      type: [organisation],
      description: 'Your organisation; for the operator all, by name. Needs the scope ADMIN.',
      resolve: (_root, _args, context) =>
        atDesk(getDesk, context, async (desk, asker) => [...(await desk.listOrganisations(asker))]),
    }),
    auditLog: t.field({
      type: [types.auditEntry],
      description: 'The audit log about your organisation; for the operator all of it. Newest first. Needs the scope ADMIN.',
      args: {
        first: t.arg.int({ defaultValue: auditPageDefault, description: `Entries of a page, at most ${AUDIT_PAGE_MAX}.` }),
        before: t.arg.int({ description: 'Only entries with a smaller number.' }),
      },
      resolve: (_root, { first, before }, context) =>
        atDesk(getDesk, context, async (desk, asker) => [
          ...(await desk.listAudit(asker, { before: before ?? undefined, limit: Math.max(1, first ?? auditPageDefault) })),
        ]),
    }),
  }));
}

function defineMemberMutations(builder: SubgraphBuilder, { getDesk, types }: AdministrationOperationParts): void {
  const input = builder.inputType('SetMemberInput', {
    description: 'A person and what they may do.',
    fields: (t) => ({
      email: t.string({ required: true, description: 'What a login is matched by.' }),
      role: t.field({ type: types.role, required: true, description: 'REVIEWER only in the organisation of the operator.' }),
    }),
  });
  builder.mutationFields((t) => ({
    setMember: t.field({
      type: types.member,
      description: 'Adds a person to your organisation, or changes their role. Needs the scope ADMIN.',
      args: { input: t.arg({ type: input, required: true, description: 'The person.' }) },
      resolve: (_root, { input: given }, context) => atDesk(getDesk, context, (desk, asker) => desk.own.setMember(asker, given)),
    }),
    removeMember: t.field({
      type: 'ID',
      description: 'Forgets a person, ends their keys, and gives the id back. Needs the scope ADMIN.',
      args: { id: t.arg.id({ required: true, description: 'Of the member.' }) },
      resolve: (_root, { id }, context) =>
        atDesk(getDesk, context, async (desk, asker) => {
          await desk.own.removeMember(asker, id);
          return id;
        }),
    }),
  }));
}
