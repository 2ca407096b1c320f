import { distanceM, parallelsM, type Position } from './distance.ts';

/** Distances that differ by less are a tie: below what a double can tell apart on a map, in metres. */
const tieM = 1e-6;

/**
 * Returns a function from a position to the index of the nearest place; of places equally near the first one in the list,
 * which is sorted by id (measures.md 6). Looks outwards from the position's latitude, so it stays quick with many places.
 */
export function nearestOf(places: readonly Position[]): (position: Position) => number | undefined {
  const byLatitude = places.map((place, index) => ({ place, index })).toSorted((a, b) => a.place.latitude - b.place.latitude);
  return (position) => {
    let best: { readonly index: number; readonly metres: number } | undefined;
    for (const { place, index } of outwards(byLatitude, position.latitude)) {
      if (best !== undefined && parallelsM(place.latitude, position.latitude) > best.metres + tieM) break;
      const metres = distanceM(place, position);
      const isNearer = best === undefined || metres < best.metres - tieM;
      if (isNearer || (best !== undefined && metres <= best.metres + tieM && index < best.index)) best = { index, metres };
    }
    return best?.index;
  };
}

/** The entries by rising distance of their latitude. */
function* outwards<Entry extends { readonly place: Position }>(sorted: readonly Entry[], latitude: number): Generator<Entry> {
  let above = firstAtOrAbove(sorted, latitude);
  let below = above - 1;
  for (;;) {
    const up = sorted[above];
    const down = sorted[below];
    if (up === undefined && down === undefined) return;
    const isUp = down === undefined || (up !== undefined && up.place.latitude - latitude <= latitude - down.place.latitude);
    const entry = isUp ? up : down;
    if (isUp) above++;
    else below--;
    if (entry !== undefined) yield entry;
  }
}

function firstAtOrAbove(sorted: readonly { readonly place: Position }[], latitude: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.place.latitude ?? Infinity) < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}
