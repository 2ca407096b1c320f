import { randomInt } from 'node:crypto';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Outline, Position } from '@passerby/domain/outline';
import type { Area, AreaLevel } from '@passerby/domain/place';
import { expect, test } from 'vitest';
import { findOutline } from './area-outline.ts';
import { customPlaceOf, zoneOverlapMin } from './custom-place.ts';
import type { ZoneOverlap } from './custom-place.ts';
import { cornersMax } from './drawn-ring.ts';

const columns = 8;
const step = 0.01;

/** A chess board of 8 x 8 square zones at the equator, each row a district. */
function chessBoard(outlined = true): EditionFacts {
  const fields = Array.from({ length: columns * columns }, (_, index) => ({
    row: Math.floor(index / columns),
    column: index % columns,
  }));
  const zones = fields.map(({ row, column }) => ({
    ...area(nameOf(row, column), 'ZONE', `row${row}`),
    longitude: (column + 0.5) * step,
    latitude: (row + 0.5) * step,
  }));
  const districts = Array.from({ length: columns }, (_, row) => area(`row${row}`, 'DISTRICT', 'board'));
  return {
    id: 'e',
    market: {
      id: 'chess',
      name: 'Chess',
      country: 'GB',
      timeZone: 'Europe/London',
      operatorCode: '234-10',
      policy: 'standard',
      firstPeriod: '2026-10-05',
      holidays: [],
      operatorShare: null,
    },
    publishedAt: '2026-10-07T06:00:00Z',
    methodVersion: '1',
    guarantee: { rhoPerPeriod: 1, epsilon: 7.77, delta: 1e-6, worstCaseAuc: 0.841, unit: 'all rows of one subscriber' },
    releases: [],
    areas: [area('board', 'REGION', null), ...districts, ...zones],
    sites: [],
    ...(outlined
      ? { outlines: Object.fromEntries(fields.map(({ row, column }) => [nameOf(row, column), squareOf(row, column)])) }
      : {}),
  };
}

function nameOf(row: number, column: number): string {
  return `z${row}${column}`;
}

function squareOf(row: number, column: number): Outline {
  return [[[...rectangle([column, row], [column + 1, row + 1]), [column * step, row * step]]]];
}

/** Corners of a rectangle between two points of the board, in fields. */
function rectangle([west, south]: Position, [east, north]: Position): readonly Position[] {
  return [
    [west * step, south * step],
    [east * step, south * step],
    [east * step, north * step],
    [west * step, north * step],
  ];
}

function area(areaId: string, level: AreaLevel, parentId: string | null): Area {
  const unknown = { code: null, codeVintage: null, areaKm2: null, residentPopulation: null };
  return { areaId, name: areaId, level, parentId, longitude: 0, latitude: 0, ...unknown };
}

test('a polygon becomes the zones that are at least half inside, and says which are less', () => {
  const { zones, leftOut } = customPlaceOf(rectangle([0, 0], [2.5, 1.25]), chessBoard());
  expect(list(zones)).toEqual([
    ['z00', 1],
    ['z01', 1],
    ['z02', 0.5],
  ]);
  expect(list(leftOut)).toEqual([
    ['z10', 0.25],
    ['z11', 0.25],
    ['z12', 0.125],
  ]);
});

test('an edge along a zone does not touch it, and the ring may be closed or not', () => {
  const ring = rectangle([1, 1], [2, 2]);
  for (const drawn of [ring, [...ring, ...ring.slice(0, 1)]]) {
    const { zones, leftOut } = customPlaceOf(drawn, chessBoard());
    expect([list(zones), leftOut]).toEqual([[['z11', 1]], []]);
  }
});

test('edges on one line do not cross', () => {
  const [north, notch] = [2 * step, step];
  const shape: readonly Position[] = [
    [0, 0],
    [3 * step, 0],
    [3 * step, north],
    [2 * step, north],
    [2 * step, notch],
    [step, notch],
    [step, north],
    [0, north],
  ];
  expect(customPlaceOf(shape, chessBoard()).zones.map(({ area }) => area.areaId)).toEqual(['z00', 'z01', 'z02', 'z10', 'z12']);
});

test('a zone without an outline is inside when its centroid is', () => {
  const { zones, leftOut } = customPlaceOf(rectangle([0, 0], [1.6, 0.9]), chessBoard(false));
  expect(list(zones)).toEqual([
    ['z00', null],
    ['z01', null],
  ]);
  expect(list(leftOut)).toEqual([]);
});

test.each([
  ['no corners', [], 'three corners'],
  ['a point', rectangle([1, 1], [1, 1]), 'three corners'],
  ['a bow tie', [...rectangle([0, 0], [2, 1]), ...rectangle([2, 1], [4, 2])], 'edges of the polygon cross'],
  ['a line', rectangle([0, 0], [0, 1]), 'three corners'],
  [
    'a latitude that is none',
    [
      [0, 0],
      [0, 91],
      [1, 1],
    ],
    'WGS84',
  ],
  [
    'no number',
    [
      [0, 0],
      [0, Number.NaN],
      [1, 1],
    ],
    'WGS84',
  ],
  ['a corner of a zone', rectangle([0, 0], [0.4, 0.4]), '"chess:z00", with a share of 0.16'],
  ['another place', rectangle([20, 20], [21, 21]), 'no zone of the market "chess"'],
  ['too many corners', Array.from({ length: cornersMax + 1 }, () => [0, 0]), 'at most 200'],
] as const)('%s is refused', (_what, ring, words) => {
  expect(() => customPlaceOf(ring as readonly Position[], chessBoard())).toThrow(words);
});

test('a polygon that is finer than its zones are many is refused before it is clipped', () => {
  const board = chessBoard();
  const zones = board.areas.filter(({ level }) => level === 'ZONE');
  const copies = zones.flatMap(({ areaId }) => [1, 2, 3, 4, 5].map((copy) => area(`${areaId}-${copy}`, 'ZONE', null)));
  const outlines = Object.fromEntries(copies.map(({ areaId }) => [areaId, board.outlines?.[areaId.slice(0, 3)] ?? []]));
  const star = Array.from({ length: cornersMax }, (_, corner): Position => {
    const [angle, radius] = [(2 * Math.PI * corner) / cornersMax, corner % 2 === 0 ? 6 : 1];
    return [(4 + radius * Math.cos(angle)) * step, (4 + radius * Math.sin(angle)) * step];
  });
  expect(() => customPlaceOf(star, { ...board, areas: copies, outlines })).toThrow('too many corners');
  expect(customPlaceOf(star, board).leftOut.length).toBeGreaterThan(0);
});

test('random rectangles agree with arithmetic', () => {
  const seed = randomInt(2 ** 31);
  const next = randomNumbers(seed);
  const board = chessBoard();
  for (let round = 0; round < 200; round += 1) {
    const [west, south, width, height] = [6, 6, 2, 2].map((most) => toThirtySeconds(most * next())) as [
      number,
      number,
      number,
      number,
    ];
    const [east, north] = [west + 1.5 + width, south + 1.5 + height];
    const share = (from: number, to: number, field: number) => Math.max(0, Math.min(to, field + 1) - Math.max(from, field));
    const expected = board.areas.filter(({ level, areaId }) => {
      const [row, column] = [Number(areaId[1]), Number(areaId[2])];
      return level === 'ZONE' && Math.round(1000 * share(south, north, row) * share(west, east, column)) / 1000 >= zoneOverlapMin;
    });
    const { zones } = customPlaceOf(rectangle([west, south], [east, north]), board);
    expect(
      zones.map(({ area }) => area.areaId),
      `seed ${seed}`,
    ).toEqual(expected.map(({ areaId }) => areaId));
  }
});

test('a district is outlined by the union of its zones, and by nothing where one of them has no outline', () => {
  const board = chessBoard();
  const [west, south, east, north] = [0, 0.02, 0.08, 0.03];
  expect(findOutline(board, 'row2')).toEqual([
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ]);
  const { z20: _lost, ...outlines } = board.outlines ?? {};
  expect(findOutline({ ...board, outlines }, 'row2')).toBeNull();
  expect(findOutline({ ...board, outlines }, 'board')).toBeNull();
  expect(findOutline(chessBoard(false), 'z00')).toBeNull();
});

/** So that no share of a field is all but a half. */
function toThirtySeconds(value: number): number {
  return Math.round(32 * value) / 32;
}

function list(overlaps: readonly ZoneOverlap[]): readonly unknown[] {
  return overlaps.map(({ area, overlap }) => [area.areaId, overlap]);
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
