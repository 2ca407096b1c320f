import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Outline } from '@passerby/domain/outline';
import clipping from 'polygon-clipping';
import type { MultiPolygon } from 'polygon-clipping';

const known = new WeakMap<EditionFacts, Map<string, Outline | null>>();

/**
 * The outline of an area: its own, else the union of those of the areas inside it (graphql.md). Null where neither is given
 * for the whole of it. Found once an edition, for editions are immutable.
 */
export function findOutline(edition: EditionFacts, areaId: string): Outline | null {
  let outlines = known.get(edition);
  if (outlines === undefined) known.set(edition, (outlines = new Map()));
  let outline = outlines.get(areaId);
  if (outline === undefined) {
    // So that a geography that holds itself ends here.
    outlines.set(areaId, null);
    outlines.set(areaId, (outline = edition.outlines?.[areaId] ?? uniteChildren(edition, areaId)));
  }
  return outline;
}

function uniteChildren(edition: EditionFacts, areaId: string): Outline | null {
  const children = edition.areas.filter(({ parentId }) => parentId === areaId);
  const outlines = children.map((child) => findOutline(edition, child.areaId));
  const [first, ...others] = outlines.flatMap((outline) => (outline === null ? [] : [toMultiPolygon(outline)]));
  return first === undefined || outlines.includes(null) ? null : clipping.union(first, ...others);
}

/** The same with the mutable tuples that polygon-clipping wants; it changes none. */
export function toMultiPolygon(outline: Outline): MultiPolygon {
  return outline.map((polygon) => polygon.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])));
}
