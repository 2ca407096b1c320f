import type { Admission } from './admission.ts';
import { COLUMN_OF } from './cell-plan.ts';
import type { KeyValue } from './plan.ts';
import type { Dimension, TimeDimension } from './question.ts';

/** A dimension that is a key column of its own. */
export type KeyedDimension = Exclude<Dimension, TimeDimension>;

/** Labels of some dimensions, in their order. */
export type Labels = readonly string[];

/** Numbers the label combinations of some dimensions of a plan's keys. */
export interface LabelIndex {
  readonly list: readonly Labels[];
  indexOf(key: readonly KeyValue[]): number;
}

interface Branch {
  readonly children: Map<KeyValue, Branch>;
  index: number;
}

const unnumbered = -1;

/** Numbers seeds first, then combinations as they appear. Zones of a coarser AREA row share its number. */
export function indexLabels(admission: Admission, dimensions: readonly KeyedDimension[], seeds: readonly Labels[]): LabelIndex {
  const { question, plan } = admission;
  const positions = dimensions
    .filter((dimension) => question.groupBy.includes(dimension))
    .map((dimension) => plan.groupBy.indexOf(COLUMN_OF[dimension]));
  const rowOfZone = rowsByZone(admission);
  const areaAt = plan.groupBy.indexOf('area_id');
  const list: Labels[] = [...seeds];
  const numbers = new Map(seeds.map((labels, index) => [labels.join('\n'), index]));
  const number = (key: readonly KeyValue[]): number => {
    const labels = positions.map((position) => {
      const label = String(key[position] ?? '');
      return position === areaAt ? (rowOfZone.get(label) ?? label) : label;
    });
    const name = labels.join('\n');
    const found = numbers.get(name) ?? list.push(labels) - 1;
    numbers.set(name, found);
    return found;
  };
  const root: Branch = { children: new Map(), index: unnumbered };
  const find = (key: readonly KeyValue[]): number => {
    let branch = root;
    for (const position of positions) branch = childOf(branch, key[position] ?? '');
    if (branch.index === unnumbered) branch.index = number(key);
    return branch.index;
  };
  // Sums come in the order of the domain: a combination is mostly the former one, or the one that followed it before.
  const isAlike = (key: readonly KeyValue[], other: readonly KeyValue[] | undefined): boolean =>
    other !== undefined && positions.every((position) => key[position] === other[position]);
  const followers: (Numbered | undefined)[] = [];
  let former: Numbered | undefined;
  return {
    list,
    indexOf(key) {
      if (former !== undefined && isAlike(key, former.key)) return former.index;
      const follower = former && followers[former.index];
      const found = follower !== undefined && isAlike(key, follower.key) ? follower : { key, index: find(key) };
      if (former !== undefined) followers[former.index] = found;
      former = found;
      return found.index;
    },
  };
}

/** A key with the number of its labels. */
interface Numbered {
  readonly key: readonly KeyValue[];
  readonly index: number;
}

function childOf({ children }: Branch, value: KeyValue): Branch {
  const found = children.get(value);
  if (found !== undefined) return found;
  const made: Branch = { children: new Map(), index: unnumbered };
  children.set(value, made);
  return made;
}

function rowsByZone({ places }: Admission): ReadonlyMap<string, string> {
  if (places.kind === 'SITES') return new Map();
  return new Map(places.rows.flatMap(({ areaId, zones }) => zones.map((zone) => [zone, areaId] as const)));
}
