import type { ApiKey } from '../data/api-key.ts';
import type { Organisation } from '../data/organisation.ts';

/** Where resolvers look things up; made of the store in the service. */
export interface Directory {
  /** By id. */
  findOrganisation(id: string): Promise<Organisation | undefined>;
  /** The organisation's own key by id; undefined also for a session, which has none. */
  findKey(organisation: string, id: string): Promise<ApiKey | undefined>;
}
