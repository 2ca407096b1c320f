import type { Status } from '../published.ts';

const roundsMax = 50;

/** One figure of an answer as rule 6 sees it. */
export interface MarginMember {
  readonly status: Status;
  /** The noisy device count. */
  readonly count: number;
  /** K times its steps: below it a figure is BELOW_MINIMUM. */
  readonly minimum: number;
  /** Largest count that the status IMPRECISE leaves possible. */
  readonly largestImprecise: number;
}

/** A total and the parts that add up to it exactly, as positions in the list of members. */
export interface Margin {
  readonly total: number;
  readonly parts: readonly number[];
}

/** What a reader of the answer can know about a figure. */
interface Bounds {
  lower: number;
  upper: number;
}

/**
 * Rule 6 of privacy.md 6: complementary suppression inside one answer. Hides further members, smallest part first, until no
 * BELOW_MINIMUM member can be derived from a total and its visible parts to an interval that does not cover [0, minimum).
 * The reader is taken to know visible counts exactly (not only rounded), hidden ones to be at least 0, IMPRECISE ones to lie
 * between minimum and limit, and a NOT_COVERED part to add nothing to its total. This is exact because no member is in two margins: an answer has one total a place and time,
 * over all other dimensions. Crossing margins, which would need the whole table solved at once, are refused: throws
 * RangeError. Primary and secondary get the same status.
 */
export function suppressComplements(members: readonly MarginMember[], margins: readonly Margin[]): readonly Status[] {
  const statuses = members.map(({ status }) => status);
  if (margins.length === 0) return statuses;
  assertDisjoint(margins);
  for (;;) {
    const bounds = deriveBounds(members, statuses, margins);
    const broken = margins.find((margin) =>
      listMembers(margin).some((index) => statuses[index] === 'BELOW_MINIMUM' && !isProtected(bounds[index], members[index])),
    );
    const next = broken === undefined ? undefined : pickComplement(broken, members, statuses);
    if (next === undefined) return statuses;
    statuses[next] = 'BELOW_MINIMUM';
  }
}

function assertDisjoint(margins: readonly Margin[]): void {
  const members = margins.flatMap(listMembers);
  if (new Set(members).size === members.length) return;
  throw new RangeError(
    'A figure stands in two margins: crossing margins are not protected by single ones (privacy.md 6, rule 6)',
  );
}

/** The smallest part that still shows something, then the total; undefined when all of the margin is hidden. */
function pickComplement(margin: Margin, members: readonly MarginMember[], statuses: readonly Status[]): number | undefined {
  const isOpen = (index: number): boolean => statuses[index] !== 'BELOW_MINIMUM' && statuses[index] !== 'NOT_COVERED';
  const countOf = (index: number): number => members[index]?.count ?? 0;
  const [smallest] = margin.parts.filter(isOpen).toSorted((a, b) => countOf(a) - countOf(b));
  return smallest ?? (isOpen(margin.total) ? margin.total : undefined);
}

function isProtected(bounds: Bounds | undefined, member: MarginMember | undefined): boolean {
  return bounds === undefined || member === undefined || (bounds.lower <= 0 && bounds.upper >= member.minimum);
}

function deriveBounds(
  members: readonly MarginMember[],
  statuses: readonly Status[],
  margins: readonly Margin[],
): readonly Bounds[] {
  const totals = new Set(margins.map(({ total }) => total));
  const bounds = members.map((member, index) => initialBounds(member, statuses[index] ?? 'NOT_COVERED', totals.has(index)));
  for (let round = 0; round < roundsMax; round += 1) {
    if (!margins.map((margin) => tighten(margin, bounds)).some(Boolean)) break;
  }
  return bounds;
}

function initialBounds({ count, minimum, largestImprecise }: MarginMember, status: Status, isTotal: boolean): Bounds {
  if (status === 'PUBLISHED') return { lower: count, upper: count };
  // The release holds no cell of it, as of a district that came later: everybody can read that in its public domain.
  if (status === 'NOT_COVERED' && !isTotal) return { lower: 0, upper: 0 };
  if (status === 'IMPRECISE') return { lower: minimum, upper: Math.max(minimum, largestImprecise) };
  return { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
}

/** Tightens every member of a margin by the others; true if something became tighter. */
function tighten({ total, parts }: Margin, bounds: readonly Bounds[]): boolean {
  const terms = [{ index: total, sign: -1 }, ...parts.map((index) => ({ index, sign: 1 }))];
  let isTighter = false;
  for (const { index, sign } of terms) {
    // sign * x = -(sum of the other terms)
    let [least, most] = [0, 0];
    for (const other of terms) {
      if (other.index === index) continue;
      const { lower, upper } = assumeNotNegative(bounds[other.index]);
      least += other.sign > 0 ? lower : -upper;
      most += other.sign > 0 ? upper : -lower;
    }
    const [lower, upper] = sign > 0 ? [-most, -least] : [least, most];
    const own = bounds[index];
    if (own === undefined) continue;
    if (lower > own.lower) [own.lower, isTighter] = [lower, true];
    if (upper < own.upper) [own.upper, isTighter] = [upper, true];
  }
  return isTighter;
}

/** Others that are hidden are taken to be at least 0, as true counts are: the reader's sharper assumption. */
function assumeNotNegative(bounds: Bounds = { lower: 0, upper: Number.POSITIVE_INFINITY }): Bounds {
  return bounds.lower === Number.NEGATIVE_INFINITY ? { lower: 0, upper: bounds.upper } : bounds;
}

function listMembers({ total, parts }: Margin): readonly number[] {
  return [total, ...parts];
}
