import type { ExploredLevel } from './explore-state.ts';

/** The place that was chosen: an area of the map, or a site. */
export interface ExploredPlace {
  readonly kind: ExploredLevel | 'SITE';
  readonly id: string;
  readonly name: string;
}

/** How a question names it. */
export function placeVariables({
  kind,
  id,
}: ExploredPlace): { readonly areas: { readonly ids: readonly string[] } } | { readonly sites: readonly string[] } {
  return kind === 'SITE' ? { sites: [id] } : { areas: { ids: [id] } };
}
