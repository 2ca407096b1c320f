import type { Licence } from '@passerby/domain/licence';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';

/** `Licence`: the terms in force for this request, as the gateway signed them. */
export function defineLicence(builder: SubgraphBuilder) {
  const enums = sharedEnums(builder);
  return builder.objectRef<Licence>('Licence').implement({
    description: 'What a client may see. A question beyond it is refused with FORBIDDEN before any data is read.',
    fields: (t) => ({
      markets: t.idList({ description: 'Ids of the markets that it covers.', resolve: ({ markets }) => markets }),
      areas: t.idList({
        description: 'Areas with everything inside them, `london:westminster`; `*` alone means all areas of the markets.',
        resolve: ({ areas }) => areas,
      }),
      finestLevel: t.field({
        type: enums.areaLevel(),
        description: 'Finest level of areas that may be asked.',
        resolve: ({ finestLevel }) => finestLevel,
      }),
      grains: t.field({ type: [enums.grain()], description: 'Time grains that may be asked.', resolve: ({ grains }) => grains }),
      measures: t.field({
        type: [enums.measure()],
        description: 'Measures that may be asked.',
        resolve: ({ measures }) => measures,
      }),
      demo: t.exposeBoolean('demo', { description: 'Whether breakdowns and filters by age and gender are allowed.' }),
      historyFrom: t.expose('historyFrom', {
        type: 'Date',
        nullable: true,
        description: 'First day that may be seen; null for no limit.',
      }),
      lagDays: t.exposeInt('lagDays', { description: 'Days by which the newest data is held back.' }),
      gradeD: t.exposeBoolean('gradeD', { description: 'Whether values with a half-width of up to 100 % are shown, flagged D.' }),
    }),
  });
}
