import type { EditionFacts } from '@passerby/anonymisation/plan';
import { addDays, PERIOD_DAYS } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { FamilyName } from '@passerby/domain/family';
import { locate } from '@passerby/subgraph-kit/area-selector';
import type { PlaceSelection } from '@passerby/subgraph-kit/area-selector';
import type { PageArguments } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { askInsight } from '@passerby/subgraph-kit/insight';
import type { Insight } from '@passerby/subgraph-kit/insight';
import { marketOf, toQuestion } from '@passerby/subgraph-kit/insight-question';
import type { InsightArguments } from '@passerby/subgraph-kit/insight-question';

/** Who is counted: by the zone that they live in, or work in (measures.md 2). */
export type PopulationMeasure = 'residents' | 'workers';

const familyOf: Readonly<Record<PopulationMeasure, FamilyName>> = {
  residents: 'residents-zone-period-demo',
  workers: 'workers-zone-period-demo',
};

/** Where residents or workers are asked for, and how. */
export interface PopulationRequest {
  readonly measure: PopulationMeasure;
  readonly where: PlaceSelection;
  readonly how: PopulationArguments;
}

/** The arguments of residents and workers; `period` is the first day of a budget period, the newest released one when absent. */
export interface PopulationArguments extends Omit<InsightArguments, 'window' | 'grain' | 'partial'>, PageArguments {
  readonly period?: LocalDay | null | undefined;
}

/** Residents or workers of one budget period. */
export interface PopulationInsight extends Insight {
  readonly period: LocalDay;
}

/** Asks the gate for one budget period. Throws its refusals; DATA_NOT_AVAILABLE where no period is released. */
export async function askPopulation(
  { measure, where, how }: PopulationRequest,
  insights: SubgraphContext['insights'],
): Promise<PopulationInsight> {
  const { customPlace, ...places } = locate(where, insights);
  const edition = insights.getEdition(marketOf(places));
  const period = how.period ?? findNewestPeriod(edition, familyOf[measure]) ?? edition.market.firstPeriod;
  const window = { from: period, to: addDays(period, PERIOD_DAYS) };
  const question = toQuestion(measure, places, { ...how, window, grain: 'PERIOD', partial: false });
  return { ...(await askInsight(question, insights, { ...how, customPlace })), period };
}

function findNewestPeriod({ releases }: EditionFacts, family: FamilyName): LocalDay | undefined {
  return releases
    .filter(({ families }) => families[family] !== undefined)
    .map(({ window }) => window.from)
    .toSorted()
    .at(-1);
}
