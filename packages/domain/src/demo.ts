/** The seven published age bands, in order; a subscriber's band is fixed per budget period (measures.md 6). */
export const AGE_BANDS = ['16-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'] as const;
/** The two genders the operator's customer records hold. */
export const GENDERS = ['female', 'male'] as const;

export type KnownAgeBand = (typeof AGE_BANDS)[number];
export type KnownGender = (typeof GENDERS)[number];
/** An age band or `unknown`: an unknown age or gender makes both unknown (one leaf). */
export type AgeBand = KnownAgeBand | 'unknown';
export type Gender = KnownGender | 'unknown';

/** One of the 15 demo leaves: 7 age bands x 2 genders, and (unknown, unknown). */
export interface DemoLeaf {
  readonly ageBand: AgeBand;
  readonly gender: Gender;
}

/** The one leaf of everyone whose age or gender is not known. */
export const UNKNOWN_LEAF: DemoLeaf = { ageBand: 'unknown', gender: 'unknown' };

/** All 15 leaves in the order of `domain.json`: by age band, then gender, UNKNOWN last. */
export const DEMO_LEAVES: readonly DemoLeaf[] = [
  ...AGE_BANDS.flatMap((ageBand) => GENDERS.map((gender) => ({ ageBand, gender }))),
  UNKNOWN_LEAF,
];

/** The youngest age that is processed at all, in years. */
export const MINIMUM_AGE_YEARS = 16;

/**
 * Which people a question is about. Naming ages or genders without `unknown` leaves the UNKNOWN leaf out;
 * naming neither means everyone.
 */
export interface TargetGroup {
  readonly ageBands?: readonly AgeBand[];
  readonly genders?: readonly Gender[];
}

/** The leaves of a target group, in leaf order; empty when the group excludes everyone. */
export function listLeavesOf(group: TargetGroup): readonly DemoLeaf[] {
  return DEMO_LEAVES.filter((leaf) => isIncluded(leaf, group));
}

function isIncluded(leaf: DemoLeaf, { ageBands, genders }: TargetGroup): boolean {
  if (leaf.ageBand === 'unknown') {
    const isNamed = (ageBands?.includes('unknown') ?? false) || (genders?.includes('unknown') ?? false);
    return isNamed || (ageBands === undefined && genders === undefined);
  }
  return (ageBands?.includes(leaf.ageBand) ?? true) && (genders?.includes(leaf.gender) ?? true);
}
