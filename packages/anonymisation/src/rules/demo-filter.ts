import { AGE_BANDS, DEMO_LEAVES, GENDERS, listLeavesOf, UNKNOWN_LEAF } from '@passerby/domain/demo';
import type { DemoLeaf, TargetGroup } from '@passerby/domain/demo';
import { badInput } from '@passerby/domain/error';
import type { KeyFilter } from '../plan.ts';

/** A target group as key filters on age_band and gender; a column that needs no filter has none. */
export interface DemoFilter {
  /** The group is everyone, the UNKNOWN leaf included: nothing is filtered. */
  readonly isEveryone: boolean;
  /** Those whose age or gender is not known are left out (graphql.md). */
  readonly excludesUnknown: boolean;
  readonly leaves: readonly DemoLeaf[];
  readonly ageFilter: KeyFilter | undefined;
  readonly genderFilter: KeyFilter | undefined;
}

/** Turns a target group into filters; throws BAD_USER_INPUT for a group of nobody. */
export function demoFilterOf(group: TargetGroup = {}): DemoFilter {
  const leaves = listLeavesOf(group);
  if (leaves.length === 0) throw badInput('The target group leaves nobody: name at least one age band and one gender');
  const known = leaves.filter((leaf) => leaf.ageBand !== UNKNOWN_LEAF.ageBand);
  const ages = [...new Set(leaves.map(({ ageBand }) => ageBand))];
  const genders = [...new Set(leaves.map(({ gender }) => gender))];
  const excludesUnknown = known.length === leaves.length;
  const limitsGender = known.length > 0 && GENDERS.some((gender) => !genders.includes(gender));
  const limitsAge = AGE_BANDS.some((ageBand) => !ages.includes(ageBand)) || (excludesUnknown && !limitsGender);
  return {
    isEveryone: leaves.length === DEMO_LEAVES.length,
    excludesUnknown,
    leaves,
    ageFilter: limitsAge ? { column: 'age_band', in: ages } : undefined,
    genderFilter: limitsGender ? { column: 'gender', in: genders } : undefined,
  };
}
