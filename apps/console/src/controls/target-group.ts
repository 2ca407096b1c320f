import type { AgeBand, Gender } from '@passerby/client/operations';
import { ageBandLabels, genderLabels } from '../format/labels.ts';

/** Ages and genders that are asked for; an empty list is all, and both empty is everyone, unknown ones too. */
export interface TargetGroup {
  readonly ageBands: readonly AgeBand[];
  readonly genders: readonly Gender[];
}

/** Ages that can be chosen: the unknown leaf is in "everyone" alone. */
export const chosenAges = (Object.keys(ageBandLabels) as readonly AgeBand[]).filter((band) => band !== 'UNKNOWN');
export const chosenGenders: readonly Gender[] = ['FEMALE', 'MALE'];

/** A group as the address has it: `AGE_25_34,FEMALE`; undefined for everyone. */
export function writeTargetGroup({ ageBands, genders }: TargetGroup): string | undefined {
  const names = [...ageBands, ...genders];
  return names.length === 0 ? undefined : names.join(',');
}

/** The group that an address names; names that are none are left out. */
export function readTargetGroup(text: string | undefined): TargetGroup {
  const names = new Set(text?.split(','));
  return {
    ageBands: chosenAges.filter((band) => names.has(band)),
    genders: chosenGenders.filter((gender) => names.has(gender)),
  };
}

/** A group as a variable of a question; undefined for everyone. */
export function targetGroupInput({ ageBands, genders }: TargetGroup): Partial<TargetGroup> | undefined {
  if (ageBands.length === 0 && genders.length === 0) return undefined;
  return { ...(ageBands.length === 0 ? {} : { ageBands }), ...(genders.length === 0 ? {} : { genders }) };
}

/** A group in words: `women 25-34`. */
export function describeTargetGroup({ ageBands, genders }: TargetGroup): string {
  const [gender] = genders;
  const who = genders.length === 1 && gender !== undefined ? genderLabels[gender] : 'everyone';
  const ages = ageBands.map((band) => ageBandLabels[band]).join(', ');
  return ages === '' ? who : `${who} ${ages}`;
}
