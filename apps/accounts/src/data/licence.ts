import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import { appendAuditEntry } from './audit-log.ts';
import type { Ensured } from './ensured.ts';
import { parseLicenceTerms } from './licence-terms.ts';
import { parseName } from './name.ts';
import type { Organisation } from './organisation.ts';
import { randomId } from './random-id.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** A licence that an organisation holds. Its keys see what its terms say at the moment they are used. */
export interface LicenceRecord {
  readonly id: string;
  /** Organisation id. */
  readonly organisation: string;
  /** Unique in the organisation. */
  readonly name: string;
  readonly licence: Licence;
  readonly createdAt: Date;
}

export interface LicenceInput {
  readonly organisation: Organisation;
  readonly name: string;
  /** Terms as they came in; checked here. */
  readonly licence: unknown;
}

/** Throws BAD_USER_INPUT on terms that cannot be granted and when the organisation has a licence of that name. */
export async function createLicence(store: Store, input: LicenceInput, actor: string): Promise<LicenceRecord> {
  const licence = await insertLicence(store, input, actor);
  if (licence === undefined) throw badInput(`"${input.organisation.name}" already has a licence "${input.name.trim()}"`);
  return licence;
}

/**
 * The organisation's licence of that name and with these terms: made where there is none, its terms replaced where they
 * differ. Its keys see the new terms as soon as the gateway asks again, within a second.
 */
export async function ensureLicence(store: Store, input: LicenceInput, actor: string): Promise<Ensured<LicenceRecord>> {
  const created = await insertLicence(store, input, actor);
  if (created !== undefined) return { record: created, isNew: true };
  const { id } = await getLicence(store, input.organisation, input.name);
  await changeTerms(store, { id, terms: input.licence }, actor);
  return { record: await getLicence(store, input.organisation, id), isNew: false };
}

/** By organisation and name; those of one organisation when given. */
export async function listLicences({ db }: Store, organisation?: Organisation): Promise<readonly LicenceRecord[]> {
  const all = db.selectFrom('licence').selectAll().orderBy('organisation_id').orderBy('name');
  const rows = await (organisation === undefined ? all : all.where('organisation_id', '=', organisation.id)).execute();
  return rows.map(toRecord);
}

/** A licence of the organisation by id or name; an id goes first. */
export async function findLicence(
  store: Store,
  organisation: Organisation,
  idOrName: string,
): Promise<LicenceRecord | undefined> {
  const licences = await listLicences(store, organisation);
  return licences.find(({ id }) => id === idOrName) ?? licences.find(({ name }) => name === idOrName.trim());
}

/** The same; throws NOT_FOUND. */
export async function getLicence(store: Store, organisation: Organisation, idOrName: string): Promise<LicenceRecord> {
  const licence = await findLicence(store, organisation, idOrName);
  if (licence === undefined) throw new PasserbyError('NOT_FOUND', `"${organisation.name}" has no licence "${idOrName}"`);
  return licence;
}

/** A licence of the organisation by id alone. */
export async function findLicenceById({ db }: Store, organisation: string, id: string): Promise<LicenceRecord | undefined> {
  const row = await db
    .selectFrom('licence')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** Undefined when the organisation has a licence of that name. */
async function insertLicence(store: Store, input: LicenceInput, actor: string): Promise<LicenceRecord | undefined> {
  const name = parseName(input.name, 'a licence');
  const terms = parseLicenceTerms(input.licence);
  const row = { id: `lic_${randomId()}`, organisation_id: input.organisation.id, name, created_at: store.clock() };
  return await store.db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('licence')
      .values({ ...row, terms: JSON.stringify(terms) })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted === undefined) return undefined;
    const details = { organisation: row.organisation_id, name, licence: terms };
    await appendAuditEntry(trx, { at: row.created_at, actor, act: 'LICENCE_CREATED', subject: row.id, details });
    return toRecord({ ...row, terms });
  });
}

/** Equal terms are no act. */
async function changeTerms(
  store: Store,
  { id, terms }: { readonly id: string; readonly terms: unknown },
  actor: string,
): Promise<void> {
  const licence = parseLicenceTerms(terms);
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('licence')
      .select(['terms', 'organisation_id'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (isDeepStrictEqual(before.terms, licence)) return;
    await trx
      .updateTable('licence')
      .set({ terms: JSON.stringify(licence) })
      .where('id', '=', id)
      .execute();
    const details = { organisation: before.organisation_id, licence, before: before.terms };
    await appendAuditEntry(trx, { at, actor, act: 'LICENCE_CHANGED', subject: id, details });
  });
}

function toRecord({ id, organisation_id, name, terms, created_at }: Selectable<Tables['licence']>): LicenceRecord {
  return { id, organisation: organisation_id, name, licence: terms, createdAt: created_at };
}
