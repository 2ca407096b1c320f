import type { FamilyName } from '@passerby/domain/family';
import type { Contribution, Point, Targets } from './targets.ts';

const pointsKnown = 4;

/** Released counts by table and cell. */
type Released = readonly Int32Array[];

/** The two presence tables of one day, as positions in the list of tables. */
interface PresenceDay {
  readonly total: number;
  readonly demo: number;
}

/**
 * Knows four hours and zones of each target (de Montjoye et al. 2013), the most telling ones: where fewest of the target's demo
 * leaf are; and the leaf. Expects in each cell what the zone holds in that hour, times the share that the leaf has there at that
 * hour of other days; what is above is a sign of the target.
 */
export class FourPointAttacker {
  readonly #targets: Targets;
  readonly #known: readonly (readonly Point[])[];
  readonly #days: readonly PresenceDay[];
  #released: Released = [];
  #isExact = false;

  constructor(targets: Targets) {
    this.#targets = targets;
    const devicesAt = ({ leaf: { table, cell } }: Point): number => targets.tables[table]?.exact.counts[cell] ?? 0;
    this.#known = targets.people.map(({ points }) =>
      points.toSorted((a, b) => devicesAt(a) - devicesAt(b)).slice(0, pointsKnown),
    );
    const positionsOf = (family: FamilyName): readonly number[] =>
      [...targets.tables.entries()].filter(([, table]) => table.family === family).map(([position]) => position);
    const demo = positionsOf('presence-zone-hour-demo');
    this.#days = positionsOf('presence-zone-hour').map((total, day) => ({ total, demo: demo[day] ?? -1 }));
  }

  /** Takes the released tables of a build; `isExact` tells that they have no noise. */
  study(released: Released, isExact: boolean): void {
    this.#released = released;
    this.#isExact = isExact;
  }

  /** How much more is in the target's four cells than expected, each weighed by what it may vary. */
  score(person: number): number {
    return (this.#known[person] ?? []).reduce((score, { total, leaf }) => {
      const expected = this.#read(total) * this.#shareOf(total, leaf);
      const noise = this.#isExact ? 0 : (this.#targets.tables[leaf.table]?.sigma2 ?? 0);
      return score + (this.#read(leaf) - expected) / (noise + Math.max(1, expected));
    }, 0);
  }

  /** The share of the leaf among all devices of the zone at that hour, on the other days that have as many hours. */
  #shareOf(total: Contribution, leaf: Contribution): number {
    const hours = this.#released[total.table]?.length;
    const others = this.#days.filter((day) => day.total !== total.table && this.#released[day.total]?.length === hours);
    const all = others.reduce((sum, day) => sum + this.#read({ table: day.total, cell: total.cell }), 0);
    const ofLeaf = others.reduce((sum, day) => sum + this.#read({ table: day.demo, cell: leaf.cell }), 0);
    return all <= 0 ? 0 : Math.min(1, Math.max(0, ofLeaf / all));
  }

  #read({ table, cell }: Contribution): number {
    return this.#released[table]?.[cell] ?? 0;
  }
}
