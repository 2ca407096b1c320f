import type { Grain, LocalDay } from './calendar.ts';
import type { Measure } from './family.ts';
import type { AreaLevel } from './place.ts';

/** What a client may see (interfaces.md, Gateway). Carried in the signed principal; decided before any data is read. */
export interface Licence {
  /** Market ids. */
  readonly markets: readonly string[];
  /** Area ids qualified by market (`london:westminster`); each covers everything inside it. `*` means all areas of the markets. */
  readonly areas: readonly string[];
  readonly finestLevel: AreaLevel;
  readonly grains: readonly Grain[];
  readonly measures: readonly Measure[];
  /** Whether breakdowns and filters by age and gender are allowed. */
  readonly demo: boolean;
  /** First day that may be seen, YYYY-MM-DD; null for no limit. */
  readonly historyFrom: string | null;
  /** Days by which the newest data is held back. */
  readonly lagDays: number;
  /** Whether values with a half-width of up to 100 % are shown, flagged D. */
  readonly gradeD: boolean;
}

/** A study zone that a client registered and that releases may not have yet. */
export interface ComingSite {
  /** The site that it becomes, qualified by market: `london:sz-...`. */
  readonly id: string;
  /** The Monday from which it is measured. */
  readonly measuredFrom: LocalDay;
}

/** Who asks: the short-lived signed claims that the gateway puts before every subgraph (interfaces.md, Gateway). */
export interface Principal {
  /** Organisation id. */
  readonly org: string;
  /** Client id: the API key or session that asks. */
  readonly client: string;
  readonly licence: Licence;
  /** Id of the licence that it asks under, where the gateway says so. */
  readonly licenceId?: string | undefined;
  /** Its organisation's study zones that releases may not have yet; none when absent. */
  readonly studyZones?: readonly ComingSite[];
  /** Unique id of the token. */
  readonly jti: string;
}
