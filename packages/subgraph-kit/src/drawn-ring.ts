import { area as areaM2 } from '@turf/area';
import { badInput } from '@passerby/domain/error';
import type { Position } from '@passerby/domain/outline';
import type { Pair, Ring } from 'polygon-clipping';

/** Most corners of a drawn polygon. */
export const cornersMax = 200;
const stepsPerDegree = 1_000_000;

/**
 * The corners of a drawn polygon as a closed ring, snapped to a decimetre so that no two are all but one. Throws BAD_USER_INPUT
 * for what is no polygon: too many or too few corners, one off the globe, all on a line, or edges that cross.
 */
export function closedRing(ring: readonly Position[]): Ring {
  if (ring.length > cornersMax) throw badInput(`A polygon has at most ${cornersMax} corners, this one ${ring.length}`);
  const wrong = ring.find(([longitude, latitude]) => !(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90));
  if (wrong !== undefined) throw badInput(`The position ${wrong.join(', ')} is not longitude, latitude in WGS84 degrees`);
  const snapped = ring.map(([longitude, latitude]): Pair => [snap(longitude), snap(latitude)]);
  const corners = snapped.filter((corner, index) => !isSame(corner, snapped.at(index - 1)));
  const [first] = corners;
  if (first === undefined || corners.length < 3) throw badInput('A polygon needs three corners that are not on one line');
  const closed = [...corners, first];
  if (isCrossing(closed)) throw badInput('The edges of the polygon cross; draw each part as a polygon of its own');
  if (areaM2({ type: 'Polygon', coordinates: [closed] }) === 0)
    throw badInput('A polygon needs three corners that are not on one line');
  return closed;
}

function snap(degrees: number): number {
  return Math.round(degrees * stepsPerDegree) / stepsPerDegree;
}

function isSame(a: Pair, b: Pair | undefined): boolean {
  return a[0] === b?.[0] && a[1] === b[1];
}

function isCrossing(closed: Ring): boolean {
  const edges = closed.slice(1).map((end, index) => [closed[index] ?? end, end] as const);
  return edges.some(([a, b], index) =>
    edges.slice(index + 2).some(([c, d], later) => {
      const isNeighbour = index === 0 && later === edges.length - 3;
      return !isNeighbour && sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
    }),
  );
}

/** 1 where a point lies left of a line, -1 right of it, 0 on it. */
function sideOf([startX, startY]: Pair, [endX, endY]: Pair, [x, y]: Pair): number {
  return Math.sign((endX - startX) * (y - startY) - (endY - startY) * (x - startX));
}

/** Whether a position lies inside a closed ring: counts the edges that a line to the east crosses. */
export function isInRing([x, y]: Position, ring: readonly Position[]): boolean {
  const crossings = ring.slice(1).filter(([endX, endY], index) => {
    const [startX, startY] = ring[index] ?? [endX, endY];
    return startY > y !== endY > y && x < startX + ((y - startY) / (endY - startY)) * (endX - startX);
  });
  return crossings.length % 2 === 1;
}
