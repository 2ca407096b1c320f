import { addDays } from '@passerby/domain/calendar';
import type { Principal } from '@passerby/domain/licence';
import { getAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import { findKey } from './api-key.ts';
import type { ApiKey } from './api-key.ts';
import { findLicenceById } from './licence.ts';
import type { LicenceRecord } from './licence.ts';
import { findMember } from './member.ts';
import type { Member } from './member.ts';
import { findOrganisation } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import type { Store } from './store.ts';
import { listLicenceUsage, listUsage } from './usage.ts';
import type { KeyUsage, LicenceUsage } from './usage.ts';

/** What resolvers may look up, and all of it: each within one organisation. */
export interface Directory {
  /** By id. */
  findOrganisation(id: string): Promise<Organisation | undefined>;
  /** The organisation's own key by id; undefined also for a session, which has none. */
  findKey(organisation: string, id: string): Promise<ApiKey | undefined>;
  /** The person who asks: by their session, or by a key of theirs; undefined for a machine. */
  findPerson(principal: Principal): Promise<Member | undefined>;
  /** The licence that a principal asks under; undefined where neither its key nor the gateway says it. */
  findLicence(principal: Principal): Promise<LicenceRecord | undefined>;
  /** Quota and what is left of it. */
  getAllowance(licenceId: string): Promise<Allowance>;
  /** What the organisation's keys asked on the last days (UTC), today included. */
  listUsage(organisation: string, days: number): Promise<readonly KeyUsage[]>;
  /** What was asked under its licences, by keys and people. */
  listLicenceUsage(organisation: string, days: number): Promise<readonly LicenceUsage[]>;
}

/** The directory over a store. */
export function createDirectory(store: Store): Directory {
  const firstOf = (days: number): string => addDays(store.clock().toISOString().slice(0, 10), 1 - days);
  return {
    findOrganisation: (id) => findOrganisation(store, id),
    findKey: (organisation, id) => findKey(store, organisation, id),
    async findPerson({ org, client }) {
      const key = await findKey(store, org, client);
      return await findMember(store, org, key === undefined ? client : (key.member ?? ''));
    },
    async findLicence({ org, client, licenceId }) {
      const key = await findKey(store, org, client);
      return await findLicenceById(store, org, key?.licence ?? licenceId ?? '');
    },
    getAllowance: (licenceId) => getAllowance(store, licenceId),
    listUsage: (organisation, days) => listUsage(store, { organisation, from: firstOf(days) }),
    listLicenceUsage: (organisation, days) => listLicenceUsage(store, { organisation, from: firstOf(days) }),
  };
}
