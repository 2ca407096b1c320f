import type { Selectable } from 'kysely';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { appendAuditEntry } from './audit-log.ts';
import type { Ensured } from './ensured.ts';
import { parseName } from './name.ts';
import { randomId } from './random-id.ts';
import type { Store } from './store.ts';
import type { OrganisationKind, Tables } from './tables.ts';

/** A tenant: whoever holds licences and keys. */
export interface Organisation {
  readonly id: string;
  /** Unique. */
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly createdAt: Date;
}

export interface OrganisationInput {
  readonly name: string;
  readonly kind: OrganisationKind;
}

/** Throws BAD_USER_INPUT when the name is taken. */
export async function createOrganisation(store: Store, input: OrganisationInput, actor: string): Promise<Organisation> {
  const organisation = await insertOrganisation(store, input, actor);
  if (organisation === undefined) throw badInput(`There is already an organisation "${input.name.trim()}"`);
  return organisation;
}

/** The organisation of that name and kind: made where there is none, its kind changed where it differs. */
export async function ensureOrganisation(store: Store, input: OrganisationInput, actor: string): Promise<Ensured<Organisation>> {
  const created = await insertOrganisation(store, input, actor);
  if (created !== undefined) return { record: created, isNew: true };
  const { id } = await getOrganisation(store, input.name);
  await changeKind(store, { id, kind: input.kind }, actor);
  return { record: await getOrganisation(store, id), isNew: false };
}

/** All, by name. */
export async function listOrganisations({ db }: Store): Promise<readonly Organisation[]> {
  const rows = await db.selectFrom('organisation').selectAll().orderBy('name').execute();
  return rows.map(toOrganisation);
}

/** By id or name; an id goes first. */
export async function findOrganisation({ db }: Store, idOrName: string): Promise<Organisation | undefined> {
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .where((where) => where.or([where('id', '=', idOrName), where('name', '=', idOrName.trim())]))
    .execute();
  const row = rows.find(({ id }) => id === idOrName) ?? rows[0];
  return row === undefined ? undefined : toOrganisation(row);
}

/** The same; throws NOT_FOUND. */
export async function getOrganisation(store: Store, idOrName: string): Promise<Organisation> {
  const organisation = await findOrganisation(store, idOrName);
  if (organisation === undefined) throw new PasserbyError('NOT_FOUND', `There is no organisation "${idOrName}"`);
  return organisation;
}

/** Undefined when the name is taken. */
async function insertOrganisation(store: Store, input: OrganisationInput, actor: string): Promise<Organisation | undefined> {
  const name = parseName(input.name, 'an organisation');
  const { kind } = input;
  const row = { id: `org_${randomId()}`, name, kind, created_at: store.clock() };
  return await store.db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('organisation')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted === undefined) return undefined;
    await appendAuditEntry(trx, {
      at: row.created_at,
      actor,
      act: 'ORGANISATION_CREATED',
      subject: row.id,
      details: { name, kind },
    });
    return toOrganisation(row);
  });
}

/** The same kind again is no act. */
async function changeKind(store: Store, { id, kind }: Pick<Organisation, 'id' | 'kind'>, actor: string): Promise<void> {
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('organisation').select('kind').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
    if (before.kind === kind) return;
    await trx.updateTable('organisation').set({ kind }).where('id', '=', id).execute();
    const details = { kind, before: before.kind };
    await appendAuditEntry(trx, { at, actor, act: 'ORGANISATION_CHANGED', subject: id, details });
  });
}

function toOrganisation({ id, name, kind, created_at }: Selectable<Tables['organisation']>): Organisation {
  return { id, name, kind, createdAt: created_at };
}
