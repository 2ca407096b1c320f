import type { Dimension } from '@passerby/anonymisation/question';
import type { Measure } from '@passerby/domain/family';
import type { PageArguments } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { askInsight } from '@passerby/subgraph-kit/insight';
import type { Insight } from '@passerby/subgraph-kit/insight';
import { toQuestion } from '@passerby/subgraph-kit/insight-question';
import type { InsightArguments, PlaceArguments } from '@passerby/subgraph-kit/insight-question';

/** What a field of the graph asks: what is measured, where, and how. */
export interface InsightRequest {
  readonly measure: Measure;
  /** What it is always broken down by. */
  readonly fixed?: readonly Dimension[];
  readonly where: PlaceArguments;
  readonly how: InsightArguments & PageArguments;
}

/** Asks the gate what a field asks. Throws its typed refusals. */
export function ask(
  { measure, fixed = [], where, how }: InsightRequest,
  insights: SubgraphContext['insights'],
): Promise<Insight> {
  return askInsight(toQuestion(measure, where, { ...how, groupBy: [...fixed, ...how.groupBy] }), insights, how);
}
