import type { Dimension } from '@passerby/anonymisation/question';
import type { Grain } from '@passerby/domain/calendar';
import type { SubgraphBuilder } from './schema-builder.ts';
import { sharedEnums } from './shared-enums.ts';
import { sharedInputs } from './shared-inputs.ts';

const dimensionDescriptions = {
  AREA: 'By area.',
  SITE: 'By site.',
  ORIGIN: 'By where the trip starts.',
  DESTINATION: 'By where the trip ends.',
  TIME: 'By bucket of the grain; without it the window is one answer.',
  DAY_TYPE: 'By workday, Saturday, and Sunday or public holiday, over the whole window.',
  WEEKDAY: 'By day of the week, over the whole window.',
  HOUR_OF_DAY: 'By local hour of the day, over the whole window.',
  DAYPART: 'By part of the day.',
  DWELL_BAND: 'By length of the visit.',
  DAYS_BAND: 'By the number of days with a visit.',
  KIND: 'By kind of visitor.',
  HOME_DISTRICT: 'By the district that the visitors live in.',
  COUNTRY: 'By the country of the SIM.',
  AGE_BAND: 'By age band.',
  GENDER: 'By gender.',
} as const satisfies Readonly<Record<Dimension, string>>;

/** An enum of what one insight can be broken down by. */
export function defineDimensions<const Values extends readonly Dimension[]>(
  builder: SubgraphBuilder,
  name: string,
  values: Values,
) {
  return builder.enumType(name, {
    description: 'What the answer can be broken down by.',
    values: Object.fromEntries(values.map((value) => [value, { value, description: dimensionDescriptions[value] }])) as {
      readonly [Value in Values[number]]: { readonly value: Value; readonly description: string };
    },
  });
}

/** Arguments that choose the areas or sites of a root field. */
export function placeArguments(builder: SubgraphBuilder) {
  return builder.args((t) => ({
    areas: t.field({
      type: sharedInputs(builder).areaSelector(),
      required: false,
      description: 'The areas; either these or `sites`.',
    }),
    sites: t.idList({ required: false, description: 'Ids of sites of one market, `london:oxford-street`.' }),
  }));
}

/** The argument that chooses the one site of a root field. */
export function siteArgument(builder: SubgraphBuilder) {
  return builder.args((t) => ({
    site: t.id({ required: true, description: 'With its market, `london:oxford-street`.' }),
  }));
}

/** The argument that chooses the sites of a root field. */
export function sitesArgument(builder: SubgraphBuilder) {
  return builder.args((t) => ({
    sites: t.idList({ required: true, description: 'Ids of sites of one market, `london:oxford-street`.' }),
  }));
}

/** Arguments that every insight takes, with the grain that it has when none is named. */
export function insightArguments(builder: SubgraphBuilder, grain: Grain) {
  const enums = sharedEnums(builder);
  const inputs = sharedInputs(builder);
  return builder.args((t) => ({
    window: t.field({ type: inputs.window(), required: true, description: 'Which days.' }),
    grain: t.field({
      type: enums.grain(),
      required: true,
      defaultValue: grain,
      description: 'Length of a bucket; it picks the noised table.',
    }),
    unit: t.field({ type: enums.unit(), required: true, defaultValue: 'DEVICES', description: 'Devices as counted, or people.' }),
    partial: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Answer what is covered of a window that is only partly covered; each bucket then has its status.',
    }),
    first: t.int({ required: false, description: 'Rows of the page, 1 to 1,000; 100 when absent.' }),
    after: t.string({ required: false, description: "The last page's `endCursor`." }),
  }));
}

/** The argument that says whom a question is about. */
export function targetGroupArgument(builder: SubgraphBuilder) {
  return builder.args((t) => ({
    targetGroup: t.field({
      type: sharedInputs(builder).targetGroup(),
      required: false,
      description: 'Whom it is about; everyone when absent.',
    }),
  }));
}
