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
  readonly scopes: readonly Scope[];
  /** Of this request, as the gateway signed it. */
  readonly licence: Licence;
}

/** Finds out who a principal is. Throws FORBIDDEN for a client that is neither a working key nor a member of its organisation. */
export async function getAsker(store: Store, { org, client, licence }: Principal): Promise<Asker> {
  const known = (await findKeyHolder(store, org, client)) ?? (await findMember(store, org, client));
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

type Known = Pick<Asker, 'kind' | 'identity' | 'scopes'>;

async function findKeyHolder(store: Store, organisation: string, id: string): Promise<Known | undefined> {
  const row = await store.db
    .selectFrom('api_key')
    .innerJoin('organisation', 'organisation.id', 'api_key.organisation_id')
    .leftJoin('member', 'member.id', 'api_key.member_id')
    .select(['organisation.kind', 'scopes', 'member_id', 'member.role', 'expires_at', 'revoked_at'])
    .where('api_key.id', '=', id)
    .where('api_key.organisation_id', '=', organisation)
    .executeTakeFirst();
  if (row === undefined || row.revoked_at !== null) return undefined;
  if (row.expires_at !== null && row.expires_at <= store.clock()) return undefined;
  if (row.member_id === null) return { kind: row.kind, identity: await findFirstKey(store, id), scopes: row.scopes };
  return { kind: row.kind, identity: row.member_id, scopes: personalScopes(row.scopes, row.role) };
}

async function findMember({ db }: Store, organisation: string, id: string): Promise<Known | undefined> {
  const row = await db
    .selectFrom('member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation_id')
    .select(['organisation.kind', 'member.role'])
    .where('member.id', '=', id)
    .where('member.organisation_id', '=', organisation)
    .executeTakeFirst();
  return row === undefined ? undefined : { kind: row.kind, identity: id, scopes: scopesOf(row.role) };
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
