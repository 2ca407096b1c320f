import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { BUILT_IN_TARGET_GROUPS, getTargetGroup } from '../data/target-groups.ts';
import type { DemographicsTypes } from './types.ts';

/** Describes TargetGroup and the fields that lead to target groups. */
export function defineTargetGroup(builder: SubgraphBuilder, types: DemographicsTypes): void {
  const enums = sharedEnums(builder);
  types.targetGroup.implement({
    description: 'A demo group with a name, say women of 25 to 34.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Short name, `women-25-34`.' }),
      name: t.exposeString('name', { description: 'Name to show.' }),
      ageBands: t.field({
        type: [enums.ageBand()],
        nullable: true,
        description: 'Any of these ages; null means all.',
        resolve: ({ ageBands }) => ageBands ?? null,
      }),
      genders: t.field({
        type: [enums.gender()],
        nullable: true,
        description: 'Any of these genders; null means all.',
        resolve: ({ genders }) => genders ?? null,
      }),
    }),
  });
  builder.asEntity(types.targetGroup, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }) => ({ ...getTargetGroup(id) }),
  });
  builder.queryFields((t) => ({
    targetGroup: t.field({
      type: types.targetGroup,
      nullable: true,
      args: { id: t.arg.id({ required: true, description: 'Short name, `women-25-34`.' }) },
      description: 'A target group; NOT_FOUND if there is none.',
      resolve: (_root, { id }) => getTargetGroup(id),
    }),
    targetGroups: t.field({
      type: [types.targetGroup],
      description: 'The built-in target groups: everyone, each gender, each age band, and each of both.',
      resolve: () => BUILT_IN_TARGET_GROUPS,
    }),
  }));
}
