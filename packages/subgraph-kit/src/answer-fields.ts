import type { AnswerFacts } from '@passerby/anonymisation/gate';
import type { PageFacts } from './connection.ts';
import { customPlaceType } from './custom-place-type.ts';
import { referToEdition } from './entity-reference.ts';
import type { AreaReference, EditionReference } from './entity-reference.ts';
import type { Insight } from './insight.ts';
import { coverageOf, freshnessOf, listReleases, publishedFields } from './published-fields.ts';
import type { ObjectType, SubgraphBuilder } from './schema-builder.ts';
import { sharedEnums } from './shared-enums.ts';

/** What the shared fields of an answer are read from. */
export interface AnswerSource extends Pick<Insight, 'question' | 'edition' | 'customPlace'> {
  readonly answer: AnswerFacts;
  readonly page: { readonly pageInfo: PageFacts };
}

/** The types that the shared fields of an answer belong to and lead to. */
export interface AnswerTypes<Source extends AnswerSource> {
  readonly answer: ObjectType<Source>;
  readonly edition: ObjectType<EditionReference>;
  /** The subgraph's Area, where the answer may be of areas. */
  readonly area?: ObjectType<Pick<AreaReference, 'id'>>;
}

/** What every answer says about itself beside its rows: where it comes from, what it counts, what it cost (graphql.md). */
export function defineAnswerFields<Source extends AnswerSource>(
  builder: SubgraphBuilder,
  { answer, edition, area }: AnswerTypes<Source>,
): void {
  const published = publishedFields(builder);
  builder.objectFields(answer, (t) => ({
    edition: t.field({
      type: edition,
      description: 'The edition it comes from.',
      resolve: (insight) => referToEdition(insight.edition),
    }),
    releases: t.field({
      type: [published.release()],
      description: 'The releases that were read, oldest window first.',
      resolve: (insight) => listReleases(insight.edition).filter(({ id }) => insight.answer.releases.includes(id)),
    }),
    guarantee: t.field({
      type: published.guarantee(),
      description: 'What each of its releases promises every subscriber.',
      resolve: ({ answer }) => answer.guarantee,
    }),
    coverage: t.field({
      type: published.coverage(),
      description: 'Which days of the window releases cover.',
      resolve: ({ answer, question }) => coverageOf(answer, question.window),
    }),
    freshness: t.field({
      type: published.freshness(),
      description: 'How recent the figures can be.',
      resolve: ({ answer, edition }) => freshnessOf(edition, answer.family),
    }),
    counts: t.string({
      description: 'What one unit is: device-hours, devices, visitor-days, visitor-weeks, trips, people.',
      resolve: ({ answer }) => answer.counts,
    }),
    unit: t.field({
      type: sharedEnums(builder).unit(),
      description: 'Devices as counted, or people.',
      resolve: ({ answer }) => answer.unit,
    }),
    cost: t.int({ description: 'How many released cells it adds up.', resolve: ({ answer }) => answer.cost }),
    notes: t.stringList({
      description: 'Sentences to show beside the figures, such as who is left out.',
      resolve: ({ answer }) => [...answer.notes],
    }),
    pageInfo: t.field({
      type: published.pageInfo(),
      description: 'Whether there are more rows.',
      resolve: ({ page }) => page.pageInfo,
    }),
  }));
  if (area === undefined) return;
  builder.objectField(answer, 'customPlace', (t) =>
    t.field({
      type: customPlaceType(builder, area),
      nullable: true,
      description: 'The zones that a drawn polygon became; null where the areas were named.',
      resolve: ({ customPlace }) => customPlace ?? null,
    }),
  );
}
