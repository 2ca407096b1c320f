import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { NewApiKey } from '../data/api-key.ts';
import type { AuditEntry } from '../data/audit-chain.ts';
import type { LicenceRecord } from '../data/licence.ts';
import type { Member } from '../data/member.ts';
import type { Directory } from '../data/directory.ts';
import { MEMBER_ROLES } from '../data/tables.ts';
import type { Service } from './asking.ts';
import { describeValues } from './described-values.ts';
import type { defineApiKey } from './key-type.ts';
import type { defineLicence } from './licence-type.ts';
import type { defineQuota } from './quota-type.ts';

export interface AdministrationParts {
  readonly key: ReturnType<typeof defineApiKey>;
  readonly licence: ReturnType<typeof defineLicence>;
  readonly quota: ReturnType<typeof defineQuota>;
  readonly getDirectory: Service<Directory>;
}

/** Types that an administrator sees. */
export function defineAdministrationTypes(builder: SubgraphBuilder, { key, licence, quota, getDirectory }: AdministrationParts) {
  const role = builder.enumType('MemberRole', {
    description: 'What a person may do.',
    values: describeValues(MEMBER_ROLES, roleWords),
  });
  return {
    role,
    member: builder.objectRef<Member>('Member').implement({
      description: 'A person of your organisation.',
      fields: (t) => ({
        id: t.exposeID('id', { description: 'Of the member.' }),
        email: t.exposeString('email', { description: 'What a login is matched by.' }),
        role: t.expose('role', { type: role, description: 'What they may do.' }),
        createdAt: t.field({
          type: 'DateTime',
          description: 'When they became one.',
          resolve: ({ createdAt }) => createdAt.toISOString(),
        }),
      }),
    }),
    licence: builder.objectRef<LicenceRecord>('HeldLicence').implement({
      description: 'A licence that your organisation holds.',
      fields: (t) => ({
        id: t.exposeID('id', { description: 'Of the licence.' }),
        name: t.exposeString('name', { description: 'Unique in your organisation.' }),
        terms: t.field({ type: licence, description: 'What it covers.', resolve: (record) => record.licence }),
        quota: t.field({
          type: quota,
          description: 'How much may be asked under it, and what is left today.',
          resolve: ({ id }) => getDirectory().getAllowance(id),
        }),
      }),
    }),
    newKey: builder.objectRef<NewApiKey>('NewApiKey').implement({
      description: 'A key at the one moment that its secret is shown.',
      fields: (t) => ({
        key: t.field({ type: key, description: 'The key, as it is shown later.', resolve: (made) => made }),
        secret: t.string({ description: 'What to send as bearer token; it is shown this once.', resolve: (made) => made.key }),
      }),
    }),
    auditEntry: builder.objectRef<AuditEntry>('AuditEntry').implement({
      description: 'An act in the append-only, hash-chained audit log.',
      fields: (t) => ({
        seq: t.exposeInt('seq', { description: 'Number in the log.' }),
        at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
        actor: t.exposeString('actor', { description: 'Who is behind it: a member, a key, or a command.' }),
        act: t.exposeString('act', { description: 'What was done: KEY_REVOKED, EXPORT_DOWNLOADED, ...' }),
        subject: t.id({ description: 'What it was done to.', resolve: ({ subject }) => subject }),
        hash: t.exposeString('hash', { description: 'SHA-256 of the entry, which holds the hash of the one before.' }),
      }),
    }),
  };
}

export type AdministrationTypes = ReturnType<typeof defineAdministrationTypes>;

const roleWords = {
  ADMIN: 'Keys and members, and what an analyst may.',
  ANALYST: 'Questions, exports, study zones, target groups, requests.',
  REVIEWER: 'Requests of others; of the operator alone.',
};
