import { listReleases, publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Insight } from '../data/insight.ts';
import type { MovementTypes } from './types.ts';

type AnswerType = 'presenceAnswer' | 'visitorsAnswer' | 'dwellAnswer';

/** What every answer says about itself beside its rows: where it comes from, what it counts, what it cost (graphql.md). */
export function defineAnswerFields(builder: SubgraphBuilder, types: MovementTypes, answer: AnswerType): void {
  const published = publishedFields(builder);
  builder.objectFields(types[answer], (t) => ({
    edition: t.field({
      type: types.edition,
      description: 'The edition it comes from.',
      resolve: ({ question, answer }) => ({ id: formatQualifiedId({ market: question.market, id: answer.edition }) }),
    }),
    releases: t.field({
      type: [published.release()],
      description: 'The releases that were read, oldest window first.',
      resolve: ({ question, answer }, _args, { insights }) =>
        listReleases(insights.getEdition(question.market)).filter(({ id }) => answer.releases.includes(id)),
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
