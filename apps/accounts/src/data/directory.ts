import { addDays } from '@passerby/domain/calendar';
import { findAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import { findKey } from './api-key.ts';
import type { ApiKey } from './api-key.ts';
import { findOrganisation } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import type { Store } from './store.ts';
import { listUsage } from './usage.ts';
import type { KeyUsage } from './usage.ts';

/** What resolvers may look up, and all of it: each within one organisation. */
export interface Directory {
  /** By id. */
  findOrganisation(id: string): Promise<Organisation | undefined>;
  /** The organisation's own key by id; undefined also for a session, which has none. */
  findKey(organisation: string, id: string): Promise<ApiKey | undefined>;
  /** Quota and what is left of it, of the organisation's own key; undefined for a session. */
  findAllowance(organisation: string, id: string): Promise<Allowance | undefined>;
  /** What the organisation's keys asked on the last days (UTC), today included. */
  listUsage(organisation: string, days: number): Promise<readonly KeyUsage[]>;
}

/** The directory over a store. */
export function createDirectory(store: Store): Directory {
  return {
    findOrganisation: (id) => findOrganisation(store, id),
    findKey: (organisation, id) => findKey(store, organisation, id),
    findAllowance: (organisation, id) => findAllowance(store, organisation, id),
    listUsage: (organisation, days) => {
      const today = store.clock().toISOString().slice(0, 10);
      return listUsage(store, { organisation, from: addDays(today, 1 - days) });
    },
  };
}
