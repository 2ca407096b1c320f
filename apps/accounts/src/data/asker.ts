import { sql } from 'kysely';
import type { Licence, Principal } from '@passerby/domain/licence';
import { PasserbyError } from '@passerby/domain/error';
import { scopesOf } from './scope.ts';
import type { Scope } from './scope.ts';
import type { Store } from './store.ts';
import type { MemberRole, OrganisationKind } from './tables.ts';

/** Who asks: a principal with what accounts knows of it. Every act and every look is within `organisation`. */
export interface Asker {
  /** Organisation id. */
  readonly organisation: string;
  readonly kind: OrganisationKind;
  /** Key or member id: what links and jobs are bound to. */
  readonly client: string;
  /**
   * Who is behind it, for four eyes and the audit log: the member, also where they use a key of theirs, else the first of a
   * chain of rotated keys.
   */
  readonly identity: string;
  /** The person behind it, the same in every organisation; `identity` where it is a machine. */
  readonly person: string;
  readonly scopes: readonly Scope[];
  /** Of this request, as the gateway signed it. */
  readonly licence: Licence;
  /** Id of that licence, which is of the organisation; null where neither key nor gateway says it. */
  readonly licenceId: string | null;
}

/** Finds out who a principal is. Throws FORBIDDEN for a client that is neither a working key nor a member of its organisation. */
export async function getAsker(store: Store, { org, client, licence, licenceId }: Principal): Promise<Asker> {
  const known = (await findKeyHolder(store, org, client)) ?? (await findMember(store, { org, client, licenceId }));
  if (known === undefined) throw new PasserbyError('FORBIDDEN', 'This client is no key and no member of its organisation');
  return { organisation: org, client, licence, ...known };
}

/** Throws FORBIDDEN, naming the scope, when the asker lacks it. */
export function assertScope({ scopes }: Pick<Asker, 'scopes'>, scope: Scope): void {
  if (scopes.includes(scope)) return;
  throw new PasserbyError('FORBIDDEN', `This needs the scope ${scope}, which the client does not have`, { scope });
}

/** A personal key can do no more than its member may now; nothing when the member is gone. */
export function personalScopes(scopes: readonly Scope[], role: MemberRole | null): readonly Scope[] {
  return role === null ? [] : scopes.filter((scope) => scopesOf(role).includes(scope));
}

type Known = Pick<Asker, 'kind' | 'identity' | 'person' | 'scopes' | 'licenceId'>;

async function findKeyHolder(store: Store, organisation: string, id: string): Promise<Known | undefined> {
  const row = await store.db
    .selectFrom('api_key')
    .innerJoin('organisation', 'organisation.id', 'api_key.organisation_id')
    .leftJoin('member', 'member.id', 'api_key.member_id')
    .select(['organisation.kind', 'scopes', 'member_id', 'member.role', 'person', 'expires_at', 'revoked_at', 'licence_id'])
    .where('api_key.id', '=', id)
    .where('api_key.organisation_id', '=', organisation)
    .executeTakeFirst();
  if (row === undefined || row.revoked_at !== null) return undefined;
  if (row.expires_at !== null && row.expires_at <= store.clock()) return undefined;
  const about = { kind: row.kind, licenceId: row.licence_id };
  if (row.member_id !== null) {
    const person = row.person ?? row.member_id;
    return { ...about, identity: row.member_id, person, scopes: personalScopes(row.scopes, row.role) };
  }
  const identity = await findFirstKey(store, id);
  return { ...about, identity, person: identity, scopes: row.scopes };
}

async function findMember(
  { db }: Store,
  { org, client, licenceId }: Pick<Principal, 'org' | 'client' | 'licenceId'>,
): Promise<Known | undefined> {
  const row = await db
    .selectFrom('member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation_id')
    .leftJoin('licence', (join) =>
      join.onRef('licence.organisation_id', '=', 'organisation.id').on('licence.id', '=', licenceId ?? ''),
    )
    .select(['organisation.kind', 'member.role', 'member.person', 'licence.id as licenceId'])
    .where('member.id', '=', client)
    .where('member.organisation_id', '=', org)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, identity: client, scopes: scopesOf(row.role) };
}

/** The key that a chain of rotations began with: a successor is nobody new. */
async function findFirstKey({ db }: Store, id: string): Promise<string> {
  const { rows } = await sql<{ readonly id: string }>`
    with recursive chain as (
      select id, replaces from api_key where id = ${id}
      union all
      select api_key.id, api_key.replaces from api_key join chain on api_key.id = chain.replaces
    )
    select id from chain where replaces is null`.execute(db);
  return rows[0]?.id ?? id;
}
