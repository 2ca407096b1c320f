import type { Licence } from '@passerby/domain/licence';
import type { KeyHolder } from './key-check.ts';
import { getLicenceAllowance, licenceFor } from './key-check.ts';
import { listComingSites } from './sites/study-zone.ts';
import { scopesOf } from './scope.ts';
import type { Store } from './store.ts';
import type { MemberRole, OrganisationKind } from './tables.ts';

/** What a person who logged in may do for one organisation under one of its licences; `client` is the member's id. */
export interface MemberHolder extends KeyHolder {
  readonly role: MemberRole;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  /** Name of the licence. */
  readonly licenceName: string;
}

/** One a membership and licence, by organisation and licence name; none for an address that nobody has. */
export async function listMemberHolders(store: Store, email: string): Promise<readonly MemberHolder[]> {
  const { db } = store;
  const memberships = await db
    .selectFrom('member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation_id')
    .innerJoin('licence', 'licence.organisation_id', 'organisation.id')
    .select(['member.id as client', 'role', 'organisation.id as org', 'organisation.name', 'kind'])
    .select(['licence.id as licenceId', 'licence.name as licenceName', 'terms'])
    .where('email', '=', email.trim().toLowerCase())
    .orderBy('organisation.name')
    .orderBy('licence.name')
    .execute();
  return Promise.all(memberships.map((membership) => holderOf(store, membership)));
}

interface Membership extends Pick<MemberHolder, 'client' | 'role' | 'org' | 'licenceId' | 'licenceName'> {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly terms: Licence;
}

async function holderOf(store: Store, { client, role, org, name, kind, licenceId, licenceName, terms }: Membership) {
  return {
    org,
    client,
    licence: licenceFor(terms, scopesOf(role)),
    expiresAt: null,
    ...(await getLicenceAllowance(store, licenceId)),
    scopes: scopesOf(role),
    studyZones: await listComingSites(store, org),
    role,
    organisation: { id: org, name, kind },
    licenceName,
  };
}
