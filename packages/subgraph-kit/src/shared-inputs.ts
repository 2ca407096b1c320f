import { once } from './once.ts';
import type { SubgraphBuilder } from './schema-builder.ts';
import { sharedEnums } from './shared-enums.ts';

/** Inputs that mean the same in every subgraph (graphql.md); each is defined at its first use. */
export type SharedInputs = ReturnType<typeof defineSharedInputs>;

const known = new WeakMap<SubgraphBuilder, SharedInputs>();

/** The shared inputs of one builder: `sharedInputs(builder).window()`. */
export function sharedInputs(builder: SubgraphBuilder): SharedInputs {
  let inputs = known.get(builder);
  if (inputs === undefined) known.set(builder, (inputs = defineSharedInputs(builder)));
  return inputs;
}

function defineSharedInputs(builder: SubgraphBuilder) {
  const enums = sharedEnums(builder);
  return {
    window: once(() =>
      builder.inputType('Window', {
        description: 'Days local to the market, half open.',
        fields: (t) => ({
          from: t.field({ type: 'Date', required: true, description: 'First day.' }),
          to: t.field({ type: 'Date', required: true, description: 'The day after the last.' }),
        }),
      }),
    ),
    targetGroup: once(() =>
      builder.inputType('TargetGroupInput', {
        description:
          'Which people a question is about. Naming ages or genders without UNKNOWN leaves out those whose age or gender is not known; naming neither means everyone.',
        fields: (t) => ({
          ageBands: t.field({ type: [enums.ageBand()], required: false, description: 'Any of these ages; all when absent.' }),
          genders: t.field({ type: [enums.gender()], required: false, description: 'Any of these genders; all when absent.' }),
        }),
      }),
    ),
    areaSelector: once(() =>
      builder.inputType('AreaSelector', {
        description: 'Which areas, as one set of whole zones: exactly one of `ids` and `within`.',
        fields: (t) => ({
          ids: t.field({ type: ['ID'], required: false, description: 'Areas of any level, `london:soho`; all of one market.' }),
          within: t.field({ type: 'ID', required: false, description: 'Everything inside this area.' }),
          level: t.field({
            type: enums.areaLevel(),
            required: false,
            description: 'What a row of groupBy AREA is; when absent, the level that the areas share, else ZONE.',
          }),
        }),
      }),
    ),
  };
}
