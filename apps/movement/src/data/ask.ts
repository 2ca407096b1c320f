import type { Dimension } from '@passerby/anonymisation/question';
import type { Measure } from '@passerby/domain/family';
import { locate } from '@passerby/subgraph-kit/area-selector';
import type { PlaceSelection } from '@passerby/subgraph-kit/area-selector';
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
  readonly where: PlaceSelection;
  readonly how: InsightArguments & PageArguments;
}

/** Asks the gate what a field asks. Throws its typed refusals. */
export function ask(
  { measure, fixed = [], where, how }: InsightRequest,
  insights: SubgraphContext['insights'],
): Promise<Insight> {
  const { customPlace, ...places } = locate(where, insights);
  const question = toQuestion(measure, places, { ...how, groupBy: [...fixed, ...how.groupBy] });
  return askInsight(question, insights, { ...how, customPlace });
}
