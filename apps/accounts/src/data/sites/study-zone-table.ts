import type { SiteKind } from '@passerby/domain/place';
import type { Fixed } from '../tables.ts';

export interface StudyZoneTable {
  /** The site id that it has in the market: `sz-...`. */
  readonly id: Fixed<string>;
  readonly organisation_id: Fixed<string>;
  readonly market: Fixed<string>;
  readonly name: Fixed<string>;
  readonly kind: Fixed<SiteKind>;
  readonly longitude: Fixed<number>;
  readonly latitude: Fixed<number>;
  readonly radius_m: Fixed<number>;
  /** A Monday, YYYY-MM-DD. */
  readonly measured_from: Fixed<string>;
  readonly created_at: Fixed<Date>;
}
