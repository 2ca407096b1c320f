import type { EditionFacts } from '@passerby/anonymisation/plan';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Insight } from './insight.ts';
import { listReleases, publishedFields } from './published-fields.ts';
import type { ObjectType, SubgraphBuilder } from './schema-builder.ts';
import { sharedEnums } from './shared-enums.ts';

/** What a field that leads to an Edition gives: its key, and the facts for the subgraph that owns the type. */
export interface EditionReference {
  /** Qualified by market. */
  readonly id: string;
  readonly edition: EditionFacts;
}

/** The types that the shared fields of an answer belong to and lead to. */
export interface AnswerTypes {
  readonly answer: ObjectType<Insight>;
  readonly edition: ObjectType<EditionReference>;
}

/** What every answer says about itself beside its rows: where it comes from, what it counts, what it cost (graphql.md). */
export function defineAnswerFields(builder: SubgraphBuilder, { answer, edition }: AnswerTypes): void {
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
    counts: t.string({
      description: 'What one unit is: device-hours, devices, visitor-days, visitor-weeks, people.',
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
      resolve: ({ page }: Insight) => page.pageInfo,
    }),
  }));
}

/** An edition as a field gives it. */
export function referToEdition(edition: EditionFacts): EditionReference {
  return { id: formatQualifiedId({ market: edition.market.id, id: edition.id }), edition };
}
