import { cornersMax } from './drawn-ring.ts';
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
  const polygon = once(() => definePolygon(builder));
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
        description: 'Which areas, as one set of whole zones: exactly one of `ids`, `within` and `polygon`.',
        fields: (t) => ({
          ids: t.field({ type: ['ID'], required: false, description: 'Areas of any level, `london:soho`; all of one market.' }),
          within: t.field({ type: 'ID', required: false, description: 'Everything inside this area.' }),
          polygon: t.field({
            type: polygon(),
            required: false,
            description: 'A place of your own; measured as the zones with at least half of their area inside.',
          }),
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

function definePolygon(builder: SubgraphBuilder) {
  const position = builder.inputType('PositionInput', {
    description: 'A place on Earth, WGS84.',
    fields: (t) => ({
      longitude: t.float({ required: true, description: 'Degrees east, -180 to 180.' }),
      latitude: t.float({ required: true, description: 'Degrees north, -90 to 90.' }),
    }),
  });
  return builder.inputType('PolygonInput', {
    description: 'A polygon on the map of one market, without holes.',
    fields: (t) => ({
      market: t.field({ type: 'ID', required: true, description: 'Short name of the market, `london`.' }),
      ring: t.field({
        type: [position],
        required: true,
        description: `Its corners in order, 3 to ${cornersMax}, either way round; its edges must not cross.`,
      }),
    }),
  });
}
