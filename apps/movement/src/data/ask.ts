import type { Dimension, InsightQuestion } from '@passerby/anonymisation/question';
import { badInput } from '@passerby/domain/error';
import type { Measure } from '@passerby/domain/family';
import { answerFormsOf } from '@passerby/subgraph-kit/answer-forms';
import type { SelectedBelow } from '@passerby/subgraph-kit/answer-forms';
import { locate } from '@passerby/subgraph-kit/area-selector';
import type { LocatedPlaces, PlaceSelection } from '@passerby/subgraph-kit/area-selector';
import type { PageArguments } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { askInsight } from '@passerby/subgraph-kit/insight';
import type { Insight } from '@passerby/subgraph-kit/insight';
import { toQuestion } from '@passerby/subgraph-kit/insight-question';
import type { InsightArguments } from '@passerby/subgraph-kit/insight-question';

/** What a field of the graph asks: what is measured, where, and how. */
export interface InsightRequest {
  readonly measure: Measure;
  /** What it is always broken down by. */
  readonly fixed?: readonly Dimension[];
  /** Whether rows come with the total of their place and time. */
  readonly totals?: boolean;
  readonly where: PlaceSelection;
  readonly how: InsightArguments & PageArguments & { readonly mean?: boolean };
}

/**
 * Asks the gate what a field asks, in the forms that its query selects. Throws the gate's typed refusals, and BAD_USER_INPUT
 * for shares beside columns: the total that shares make known must withhold in both what it would give away.
 */
export function ask(request: InsightRequest, insights: SubgraphContext['insights'], selected: SelectedBelow): Promise<Insight> {
  const { first, after } = request.how;
  const forms = answerFormsOf(selected);
  if (forms.hasColumns && forms.hasShares) throw badInput('Shares are of rows, columns know no total; ask for one of them');
  const { question, customPlace } = toLocatedQuestion({ ...request, totals: forms.hasShares }, insights);
  return askInsight(question, insights, { first, after, customPlace, forms });
}

/** A question with the custom place that its areas come from, where one was drawn. */
export interface LocatedQuestion {
  readonly question: InsightQuestion;
  readonly customPlace: LocatedPlaces['customPlace'] | undefined;
}

/** The question of a request, polygons turned into zones. Throws BAD_USER_INPUT. */
export function toLocatedQuestion(
  { measure, fixed = [], totals = false, where, how }: InsightRequest,
  insights: SubgraphContext['insights'],
): LocatedQuestion {
  const { customPlace, ...places } = locate(where, insights);
  const question = toQuestion(measure, places, { ...how, groupBy: [...fixed, ...how.groupBy] });
  return {
    question: { ...question, ...(totals ? { totals } : {}), ...(how.mean === true ? { mean: true } : {}) },
    customPlace,
  };
}
