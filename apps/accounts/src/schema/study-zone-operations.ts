import { formatQualifiedId } from '@passerby/domain/place';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import type { Desk } from '../data/desk.ts';
import type { StudyZone } from '../data/sites/study-zone.ts';
import type { StudyZoneRules } from '../data/sites/study-zone-rules.ts';
import { atDesk } from './asking.ts';
import type { Service } from './asking.ts';

/** `StudyZone`: a place that a client registered to be measured as a site. */
export function defineStudyZone(builder: SubgraphBuilder) {
  const enums = sharedEnums(builder);
  return builder.objectRef<StudyZone>('StudyZone').implement({
    description:
      'A study zone that your organisation registered. It is a site of its market from the first release after `measuredFrom`.',
    fields: (t) => ({
      id: t.id({
        description: 'The id of the site that it becomes: `london:sz-...`.',
        resolve: ({ market, id }) => formatQualifiedId({ market, id }),
      }),
      market: t.exposeID('market', { description: 'Id of the market.' }),
      name: t.exposeString('name', { description: 'Unique in your organisation and the market.' }),
      kind: t.field({ type: enums.siteKind(), description: 'What kind of place it is.', resolve: ({ kind }) => kind }),
      longitude: t.exposeFloat('longitude', { description: 'Of the centre, degrees WGS84.' }),
      latitude: t.exposeFloat('latitude', { description: 'Of the centre, degrees WGS84.' }),
      radiusM: t.exposeFloat('radiusM', { description: 'Radius in metres.' }),
      measuredFrom: t.expose('measuredFrom', {
        type: 'Date',
        description: 'The Monday from which it is measured; nothing before it ever is.',
      }),
    }),
  });
}

/** What study zones must keep to, and the mutation that registers one. */
export function defineStudyZoneOperations(
  builder: SubgraphBuilder,
  getDesk: Service<Desk>,
  zone: ReturnType<typeof defineStudyZone>,
): void {
  defineStudyZoneRules(builder, getDesk);
  const enums = sharedEnums(builder);
  const input = builder.inputType('RegisterStudyZoneInput', {
    description: 'A circle to be measured as a site.',
    fields: (t) => ({
      market: t.id({ required: true, description: 'Id of a market of your licence.' }),
      name: t.string({ required: true, description: 'Unique in your organisation and the market; it is shown to everybody.' }),
      kind: t.field({ type: enums.siteKind(), required: true, description: 'What kind of place it is.' }),
      longitude: t.float({ required: true, description: 'Of the centre, degrees WGS84.' }),
      latitude: t.float({ required: true, description: 'Of the centre, degrees WGS84.' }),
      radiusM: t.float({ required: true, description: 'In metres; at least the reach of the cells there.' }),
    }),
  });
  builder.mutationField('registerStudyZone', (t) =>
    t.field({
      type: zone,
      description:
        'Registers a study zone, to be measured from the next Monday, without what was before. Its centre must lie in the licence and in no other zone, and nothing sensitive inside it. Needs the scope SITES.',
      args: { input: t.arg({ type: input, required: true, description: 'The circle.' }) },
      resolve: (_root, { input: given }, context) =>
        atDesk(getDesk, context, (desk, asker) => desk.registerStudyZone(asker, { ...given })),
    }),
  );
}

function defineStudyZoneRules(builder: SubgraphBuilder, getDesk: Service<Desk>): void {
  const rules = builder.objectRef<StudyZoneRules>('StudyZoneRules').implement({
    description: 'What a study zone that is registered now must keep to.',
    fields: (t) => ({
      market: t.exposeID('market', { description: 'Id of the market.' }),
      siteLimit: t.exposeInt('siteLimit', { description: 'Most sites that the market measures.' }),
      sitesLeft: t.exposeInt('sitesLeft', { description: 'Sites that it can still take, of all organisations together.' }),
      ownLimit: t.exposeInt('ownLimit', { description: 'Most study zones of one organisation in the market.' }),
      ownLeft: t.exposeInt('ownLeft', { description: 'Study zones that your organisation may still register there.' }),
      radiusMaxM: t.exposeFloat('radiusMaxM', { description: 'Largest radius in metres.' }),
      radiusMinM: t.float({
        nullable: true,
        description: 'Smallest radius at a place in metres: the reach of its cells; null outside the market.',
        args: {
          longitude: t.arg.float({ required: true, description: 'Degrees WGS84.' }),
          latitude: t.arg.float({ required: true, description: 'Degrees WGS84.' }),
        },
        resolve: (given, { longitude, latitude }) => given.radiusMinM(longitude, latitude),
      }),
      measuredFrom: t.expose('measuredFrom', { type: 'Date', description: 'The Monday from which it would be measured.' }),
    }),
  });
  builder.queryField('studyZoneRules', (t) =>
    t.field({
      type: rules,
      description: 'What a study zone must keep to in a market of your licence. DATA_NOT_AVAILABLE for a market that takes none.',
      args: { market: t.arg.id({ required: true, description: 'Id of the market.' }) },
      resolve: (_root, { market }, context) => atDesk(getDesk, context, (desk, asker) => desk.getStudyZoneRules(asker, market)),
    }),
  );
}
