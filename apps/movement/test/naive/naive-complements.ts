/** One figure of a list whose last is the total of all others. */
export interface Member {
  readonly status: string;
  readonly count: number;
  /** From here on it may be shown. */
  readonly minimum: number;
  /** The most that it can be where it is IMPRECISE. */
  readonly impreciseMost: number;
}

interface Range {
  readonly least: number;
  readonly most: number;
}

const roundsMax = 50;

/**
 * Statuses after rule 6 of privacy.md 6: hides the smallest figure that still shows, part by part and the total last, until
 * nobody who knows the shown ones can tell whether a figure below the minimum is one.
 */
export function hideComplements(members: readonly Member[]): readonly string[] {
  const statuses = members.map(({ status }) => status);
  while (isGivenAway(members, statuses)) {
    const shown = members
      .map((member, index) => ({ index, ...member }))
      .filter(({ index }) => statuses[index] === 'PUBLISHED' || statuses[index] === 'IMPRECISE');
    const parts = shown.filter(({ index }) => index < members.length - 1).toSorted((a, b) => a.count - b.count);
    const next = parts[0] ?? shown[0];
    if (next === undefined) return statuses;
    statuses[next.index] = 'BELOW_MINIMUM';
  }
  return statuses;
}

function isGivenAway(members: readonly Member[], statuses: readonly string[]): boolean {
  const ranges = derive(members, statuses);
  return members.some((member, index) => {
    const { least, most } = ranges[index] ?? { least: 0, most: Infinity };
    return statuses[index] === 'BELOW_MINIMUM' && (least > 0 || most < member.minimum);
  });
}

/** What a reader of the statuses and shown figures can know of each: parts add up to the total. */
function derive(members: readonly Member[], statuses: readonly string[]): readonly Range[] {
  const ranges = members.map(({ count, minimum, impreciseMost }, index): Range => {
    if (statuses[index] === 'PUBLISHED') return { least: count, most: count };
    if (statuses[index] === 'IMPRECISE') return { least: minimum, most: Math.max(minimum, impreciseMost) };
    if (statuses[index] === 'NOT_COVERED' && index < members.length - 1) return { least: 0, most: 0 };
    return { least: -Infinity, most: Infinity };
  });
  for (let round = 0; round < roundsMax; round += 1) {
    for (const [index, own] of ranges.entries()) {
      const total = atLeastNothing(ranges.at(-1));
      const others = ranges
        .slice(0, -1)
        .filter((_, part) => part !== index)
        .map(atLeastNothing);
      const least = others.reduce((sum, range) => sum + range.least, 0);
      const most = others.reduce((sum, range) => sum + range.most, 0);
      const isTotal = index === members.length - 1;
      const derived = isTotal ? { least, most } : { least: total.least - most, most: total.most - least };
      ranges[index] = { least: Math.max(own.least, derived.least), most: Math.min(own.most, derived.most) };
    }
  }
  return ranges;
}

/** Of what is hidden a reader knows that it is no less than nothing. */
function atLeastNothing({ least, most }: Range = { least: 0, most: Infinity }): Range {
  return { least: least === -Infinity ? 0 : least, most };
}
