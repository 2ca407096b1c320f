import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import type { KnownAgeBand, KnownGender, TargetGroup } from '@passerby/domain/demo';
import { PasserbyError } from '@passerby/domain/error';

/** A demo group with a name. Absent ages or genders mean all of them. */
export interface NamedTargetGroup extends TargetGroup {
  /** Words and numbers joined by hyphens: `women-25-34`. */
  readonly id: string;
  readonly name: string;
}

const genderNames: Readonly<Record<KnownGender, string>> = { female: 'Women', male: 'Men' };

/** The groups that every market has: everyone, each gender, each age band, and each of both; in this order. */
export const BUILT_IN_TARGET_GROUPS: readonly NamedTargetGroup[] = [
  { id: 'everyone', name: 'Everyone' },
  ...GENDERS.map((gender) => nameGroup({ genders: [gender] })),
  ...AGE_BANDS.map((ageBand) => nameGroup({ ageBands: [ageBand] })),
  ...GENDERS.flatMap((gender) => AGE_BANDS.map((ageBand) => nameGroup({ ageBands: [ageBand], genders: [gender] }))),
];

/** A built-in target group by its id; throws NOT_FOUND. */
export function getTargetGroup(id: string): NamedTargetGroup {
  const group = BUILT_IN_TARGET_GROUPS.find((candidate) => candidate.id === id);
  if (group === undefined) throw new PasserbyError('NOT_FOUND', `There is no target group "${id}"`, { id });
  return group;
}

interface KnownGroup {
  readonly ageBands?: readonly KnownAgeBand[];
  readonly genders?: readonly KnownGender[];
}

function nameGroup(group: KnownGroup): NamedTargetGroup {
  const who = group.genders?.map((gender) => genderNames[gender]).join(' and ') ?? 'Aged';
  const name = [who, ...(group.ageBands ?? [])].join(' ');
  return {
    id: name
      .toLowerCase()
      .replaceAll('+', '-plus')
      .replaceAll(/[^a-z0-9]+/g, '-'),
    name,
    ...group,
  };
}
