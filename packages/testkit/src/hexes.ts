/** One hexagonal zone of hextown. */
export interface Hex {
  /** `h01` to `h61`, from the west. */
  readonly id: string;
  /** Axial position; (0, 0) is the middle. */
  readonly q: number;
  readonly r: number;
  /** Steps from the middle, 0 to 4. */
  readonly ring: number;
  /** 0 for the centre, else 1 to 4 by direction: north, east, south, west. */
  readonly district: number;
}

const rings = 4;
const range = Array.from({ length: 2 * rings + 1 }, (_, index) => index - rings);

/** The 61 zones of hextown. */
export const hexes: readonly Hex[] = range
  .flatMap((q) => range.map((r) => ({ q, r, ring: Math.max(Math.abs(q), Math.abs(r), Math.abs(q + r)) })))
  .filter(({ ring }) => ring <= rings)
  .map(({ q, r, ring }, index) => ({
    id: `h${String(index + 1).padStart(2, '0')}`,
    q,
    r,
    ring,
    district: districtOf({ q, r, ring }),
  }));

function districtOf({ q, r, ring }: Pick<Hex, 'q' | 'r' | 'ring'>): number {
  if (ring <= 1) return 0;
  const east = q + r / 2;
  const north = -r * (Math.sqrt(3) / 2);
  if (Math.abs(north) >= Math.abs(east)) return north > 0 ? 1 : 3;
  return east > 0 ? 2 : 4;
}
