import type { AgeBand, Gender } from '@passerby/domain/demo';
import { AGE_BANDS, GENDERS, listLeavesOf } from '@passerby/domain/demo';
import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Selectable } from 'kysely';
import { assertScope } from './asker.ts';
import type { Asker } from './asker.ts';
import { appendAuditEntry } from './audit-log.ts';
import { parseName } from './name.ts';
import { randomId } from './random-id.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const groupsMax = 200;

/** A target group that an organisation keeps under a name. */
export interface SavedTargetGroup {
  readonly id: string;
  /** Unique in the organisation. */
  readonly name: string;
  /** In the order of publication; empty for all. */
  readonly ageBands: readonly AgeBand[];
  readonly genders: readonly Gender[];
}

export interface TargetGroupInput {
  readonly name: string;
  readonly ageBands: readonly AgeBand[];
  readonly genders: readonly Gender[];
}

/**
 * Keeps a group under its name, in place of the one that had it. Throws BAD_USER_INPUT on one that is everyone or nobody, and
 * when the organisation has as many as it may.
 */
export async function saveTargetGroup(store: Store, asker: Asker, input: TargetGroupInput): Promise<SavedTargetGroup> {
  assertScope(asker, 'TARGET_GROUPS');
  const name = parseName(input.name, 'a target group');
  const group = canonicalGroup(input);
  const at = store.clock();
  return await store.db.transaction().execute(async (trx) => {
    await trx.selectFrom('organisation').select('id').where('id', '=', asker.organisation).forUpdate().executeTakeFirstOrThrow();
    const own = await trx
      .selectFrom('target_group')
      .select(['id', 'name'])
      .where('organisation_id', '=', asker.organisation)
      .execute();
    const former = own.find((each) => each.name === name);
    if (former === undefined && own.length >= groupsMax)
      throw badInput(`An organisation keeps at most ${groupsMax} target groups`);
    const lists = { age_bands: JSON.stringify(group.ageBands), genders: JSON.stringify(group.genders) };
    const id = former?.id ?? `tgr_${randomId()}`;
    await trx
      .insertInto('target_group')
      .values({ id, organisation_id: asker.organisation, name, created_at: at, ...lists })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'name']).doUpdateSet(lists))
      .execute();
    const details = { organisation: asker.organisation, name, ...group };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'TARGET_GROUP_SAVED', subject: id, details });
    return { id, name, ...group };
  });
}

/** Throws NOT_FOUND for one that is not the organisation's. */
export async function removeTargetGroup(store: Store, asker: Asker, id: string): Promise<void> {
  assertScope(asker, 'TARGET_GROUPS');
  const at = store.clock();
  await store.db.transaction().execute(async (trx) => {
    const removed = await trx
      .deleteFrom('target_group')
      .where('id', '=', id)
      .where('organisation_id', '=', asker.organisation)
      .returning('name')
      .executeTakeFirst();
    if (removed === undefined) throw new PasserbyError('NOT_FOUND', `There is no target group "${id}"`);
    const details = { organisation: asker.organisation, name: removed.name };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'TARGET_GROUP_REMOVED', subject: id, details });
  });
}

/** Those of an organisation, by name. */
export async function listTargetGroups({ db }: Store, organisation: string): Promise<readonly SavedTargetGroup[]> {
  const rows = await db
    .selectFrom('target_group')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .orderBy('name')
    .execute();
  return rows.map(toGroup);
}

function canonicalGroup({ ageBands, genders }: TargetGroupInput): Pick<SavedTargetGroup, 'ageBands' | 'genders'> {
  if (ageBands.length + genders.length === 0) throw badInput('A target group names ages or genders; everyone needs no group');
  const group = {
    ageBands: [...AGE_BANDS, 'unknown' as const].filter((band) => ageBands.includes(band)),
    genders: [...GENDERS, 'unknown' as const].filter((gender) => genders.includes(gender)),
  };
  const named = {
    ...(group.ageBands.length === 0 ? {} : { ageBands: group.ageBands }),
    ...(group.genders.length === 0 ? {} : { genders: group.genders }),
  };
  if (listLeavesOf(named).length === 0) throw badInput('Nobody is in this target group');
  return group;
}

function toGroup({ id, name, age_bands, genders }: Selectable<Tables['target_group']>): SavedTargetGroup {
  return { id, name, ageBands: age_bands, genders };
}
