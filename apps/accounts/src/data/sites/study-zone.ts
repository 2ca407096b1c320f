import { addDays, localDayOf, mondayOf } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { formatQualifiedId } from '@passerby/domain/place';
import type { SiteKind } from '@passerby/domain/place';
import type { Selectable } from 'kysely';
import { assertScope } from '../asker.ts';
import type { Asker } from '../asker.ts';
import { appendAuditEntry } from '../audit-log.ts';
import { parseName } from '../name.ts';
import { randomId } from '../random-id.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { assertSiteAllowed } from './site-claim.ts';
import type { Circle } from './site-claim.ts';
import type { SiteRules, SiteRuleSource } from './site-rules.ts';

/** Most study zones of one organisation in a market. */
export const OWN_ZONES_MAX = 50;
const weekDays = 7;
/** By then the first week of a zone is released, or late. */
const releaseLagDays = 14;

/** A study zone that a client registered. */
export interface StudyZone extends Circle {
  /** The site id that it has in its market. */
  readonly id: string;
  readonly organisation: string;
  readonly market: string;
  /** Unique in the organisation and market. */
  readonly name: string;
  readonly kind: SiteKind;
  /** A Monday: it is measured from then on, and nothing before it ever is. */
  readonly measuredFrom: LocalDay;
}

export interface StudyZoneInput extends Circle {
  readonly market: string;
  readonly name: string;
  readonly kind: SiteKind;
}

/**
 * Registers a study zone, to be measured from the next Monday (interfaces.md, Order and time). Throws FORBIDDEN outside the
 * licence, DATA_NOT_AVAILABLE for a market that takes none, and BAD_USER_INPUT as `assertSiteAllowed` does.
 */
export async function registerStudyZone(
  store: Store,
  source: SiteRuleSource,
  claim: { readonly asker: Asker; readonly input: StudyZoneInput },
): Promise<StudyZone> {
  const { asker, input } = claim;
  assertScope(asker, 'SITES');
  const { market, kind, longitude, latitude, radiusM } = input;
  assertMarketLicensed(asker, market);
  const name = parseName(input.name, 'a study zone');
  const rules = source.getRules(market);
  const at = store.clock();
  const measuredFrom = nextMonday(at, rules.timeZone);
  return await store.db.transaction().execute(async (trx) => {
    // One registration of a market at a time: two at once cannot both take the last place.
    await trx.selectFrom('audit_head').select('seq').forUpdate().execute();
    const registered = await trx.selectFrom('study_zone').selectAll().where('market', '=', market).execute();
    const own = registered.filter(({ organisation_id }) => organisation_id === asker.organisation);
    if (own.some((zone) => zone.name === name)) throw badInput(`There is already a study zone "${name}"`);
    if (own.length >= OWN_ZONES_MAX) throw badInput(`An organisation has at most ${OWN_ZONES_MAX} study zones in a market`);
    const others = listUnmeasured(registered, rules).map(toZone);
    assertSiteAllowed({ longitude, latitude, radiusM }, { rules, licence: asker.licence, others });
    const row = {
      id: `sz-${randomId()}`,
      organisation_id: asker.organisation,
      market,
      name,
      kind,
      longitude,
      latitude,
      radius_m: radiusM,
      measured_from: measuredFrom,
      created_at: at,
    };
    await trx.insertInto('study_zone').values(row).execute();
    const details = { organisation: asker.organisation, market, name, measuredFrom };
    await appendAuditEntry(trx, { at, actor: asker.identity, act: 'STUDY_ZONE_REGISTERED', subject: row.id, details });
    return toZone(row);
  });
}

/** Throws FORBIDDEN for a market that the asker's licence does not cover. */
export function assertMarketLicensed({ licence }: Asker, market: string): void {
  if (!licence.markets.includes(market))
    throw new PasserbyError('FORBIDDEN', `The licence does not cover the market "${market}"`);
}

/** Registered zones that the market's enclave has not taken over yet. */
export function listUnmeasured<Zone extends { readonly id: string }>(
  registered: readonly Zone[],
  { sites }: SiteRules,
): readonly Zone[] {
  const measured = new Set(sites.map(({ siteId }) => siteId));
  return registered.filter(({ id }) => !measured.has(id));
}

/** Those of an organisation, in the order of registration. */
export async function listStudyZones({ db }: Pick<Store, 'db'>, organisation: string): Promise<readonly StudyZone[]> {
  const rows = await db
    .selectFrom('study_zone')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toZone);
}

/** A site that releases may not have yet, by its id in the graph. */
export interface ComingSite {
  /** `london:sz-...`. */
  readonly id: string;
  readonly measuredFrom: LocalDay;
}

/** The organisation's zones that were to be measured less than {@link releaseLagDays} ago, or are to be. */
export async function listComingSites(store: Pick<Store, 'db' | 'clock'>, organisation: string): Promise<readonly ComingSite[]> {
  const earliest = addDays(store.clock().toISOString().slice(0, 10), -releaseLagDays);
  const zones = await listStudyZones(store, organisation);
  return zones
    .filter(({ measuredFrom }) => measuredFrom >= earliest)
    .map(({ market, id, measuredFrom }) => ({ id: formatQualifiedId({ market, id }), measuredFrom }));
}

/** A study zone with the name of its owner. */
export interface OwnedZone {
  readonly zone: StudyZone;
  readonly owner: string;
}

/** All of a market that are measured from a day on or were before, by id. */
export async function listZonesOfMarket(
  { db }: Pick<Store, 'db'>,
  { market, through }: { readonly market: string; readonly through: LocalDay },
): Promise<readonly OwnedZone[]> {
  const rows = await db
    .selectFrom('study_zone')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .selectAll('study_zone')
    .select('organisation.name as owner')
    .where('market', '=', market)
    .where('measured_from', '<=', through)
    .orderBy('study_zone.id')
    .execute();
  return rows.map((row) => ({ zone: toZone(row), owner: row.owner }));
}

/** Markets and Mondays that zones are to be measured from, from a day on. */
export async function listComingMondays({ db }: Pick<Store, 'db'>, from: LocalDay) {
  return await db
    .selectFrom('study_zone')
    .select(['market', 'measured_from as monday'])
    .distinct()
    .where('measured_from', '>=', from)
    .orderBy('market')
    .orderBy('measured_from')
    .execute();
}

/** The Monday after an instant; of a Monday itself the next one. */
export function nextMonday(at: Date, timeZone: string): LocalDay {
  return addDays(mondayOf(localDayOf(Math.floor(at.getTime() / 1000), timeZone)), weekDays);
}

function toZone(row: Omit<Selectable<Tables['study_zone']>, 'created_at'>): StudyZone {
  const { id, organisation_id, market, name, kind, longitude, latitude, radius_m, measured_from } = row;
  return {
    id,
    organisation: organisation_id,
    market,
    name,
    kind,
    longitude,
    latitude,
    radiusM: radius_m,
    measuredFrom: measured_from,
  };
}
