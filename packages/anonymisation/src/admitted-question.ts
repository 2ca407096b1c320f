import type { CellPlan, EditionFacts } from './plan.ts';
import type { InsightQuestion } from './question.ts';

/** A question that passed rules 1 to 3, with the one plan that fetches its cells. Only the gate makes one. */
export interface AdmittedQuestion {
  readonly question: InsightQuestion;
  readonly edition: EditionFacts;
  /** What to ask the release for; `publish` takes the sums it gives. */
  readonly plan: CellPlan;
  /** How many released cells the plan adds up, at most: pairs of zones too far apart, and countries not listed, are counted. */
  readonly cost: number;
}
