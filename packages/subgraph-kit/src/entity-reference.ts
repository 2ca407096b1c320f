import type { EditionFacts } from '@passerby/anonymisation/plan';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Area } from '@passerby/domain/place';

/** What a field that leads to an Edition gives: its key, and the facts for the subgraph that owns the type. */
export interface EditionReference {
  /** Qualified by market. */
  readonly id: string;
  readonly edition: EditionFacts;
}

/** What a field that leads to an Area gives: its key, and for the subgraph that owns the type where it is at home. */
export interface AreaReference {
  /** Qualified by market. */
  readonly id: string;
  readonly edition: EditionFacts;
  readonly area: Area;
}

/** An edition as a field gives it. */
export function referToEdition(edition: EditionFacts): EditionReference {
  return { id: formatQualifiedId({ market: edition.market.id, id: edition.id }), edition };
}

/** An area as a field gives it. */
export function referToArea(edition: EditionFacts, area: Area): AreaReference {
  return { id: formatQualifiedId({ market: edition.market.id, id: area.areaId }), edition, area };
}
