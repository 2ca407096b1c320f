import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import type { Desk } from '../data/desk.ts';
import type { SavedTargetGroup } from '../data/target-group.ts';
import { atDesk } from './asking.ts';
import type { Service } from './asking.ts';

/** `SavedTargetGroup`: a target group that an organisation keeps under a name. */
export function defineSavedTargetGroup(builder: SubgraphBuilder) {
  const enums = sharedEnums(builder);
  return builder.objectRef<SavedTargetGroup>('SavedTargetGroup').implement({
    description: 'A target group that your organisation keeps under a name. Pass its ages and genders as `targetGroup`.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Stays when the group is saved again under its name.' }),
      name: t.exposeString('name', { description: 'Unique in your organisation.' }),
      ageBands: t.field({
        type: [enums.ageBand()],
        description: 'Any of these ages; empty for all.',
        resolve: ({ ageBands }) => ageBands,
      }),
      genders: t.field({
        type: [enums.gender()],
        description: 'Any of these genders; empty for all.',
        resolve: ({ genders }) => genders,
      }),
    }),
  });
}

/** Mutations that keep and remove target groups. */
export function defineTargetGroupOperations(
  builder: SubgraphBuilder,
  getDesk: Service<Desk>,
  group: ReturnType<typeof defineSavedTargetGroup>,
): void {
  const enums = sharedEnums(builder);
  const input = builder.inputType('SaveTargetGroupInput', {
    description: 'A target group to keep; at least one age or gender.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'Replaces the group of that name.' }),
      ageBands: t.field({ type: [enums.ageBand()], description: 'Any of these ages; all when absent.' }),
      genders: t.field({ type: [enums.gender()], description: 'Any of these genders; all when absent.' }),
    }),
  });
  builder.mutationField('saveTargetGroup', (t) =>
    t.field({
      type: group,
      description: 'Keeps a target group under a name. Needs the scope TARGET_GROUPS.',
      args: { input: t.arg({ type: input, required: true, description: 'The group.' }) },
      resolve: (_root, { input: { name, ageBands, genders } }, context) =>
        atDesk(getDesk, context, (desk, asker) =>
          desk.saveTargetGroup(asker, { name, ageBands: ageBands ?? [], genders: genders ?? [] }),
        ),
    }),
  );
  builder.mutationField('removeTargetGroup', (t) =>
    t.field({
      type: 'ID',
      description: 'Removes a target group and gives its id back. Needs the scope TARGET_GROUPS.',
      args: { id: t.arg.id({ required: true, description: 'Of a group of your organisation.' }) },
      resolve: (_root, { id }, context) =>
        atDesk(getDesk, context, async (desk, asker) => {
          await desk.removeTargetGroup(asker, id);
          return id;
        }),
    }),
  );
}
