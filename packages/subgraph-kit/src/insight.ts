import type { Answer, AnswerRow } from '@passerby/anonymisation/gate';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Estimate } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { paginate } from './connection.ts';
import type { Page, PageArguments } from './connection.ts';
import type { CustomPlace } from './custom-place.ts';
import type { Insights } from './insights.ts';

/** A row of an answer with the market that its places are of. */
export interface InsightRow extends AnswerRow {
  readonly market: string;
}

/** A question with its published answer, one page of whose rows was asked for. */
export interface Insight {
  readonly question: InsightQuestion;
  /** The edition that it was asked of. */
  readonly edition: EditionFacts;
  readonly answer: Answer;
  readonly page: Page<InsightRow>;
  /** Where its areas were drawn. */
  readonly customPlace: CustomPlace | undefined;
}

/** The page of an answer, and the custom place that its areas come from, as `locate` gives it. */
export interface InsightPage extends PageArguments {
  readonly customPlace?: CustomPlace | undefined;
}

/** Asks the gate and cuts the page; cursors are bound to the edition and the question (graphql.md, Rules). */
export async function askInsight(question: InsightQuestion, insights: Insights, page: InsightPage): Promise<Insight> {
  const edition = insights.getEdition(question.market);
  const answer = await insights.ask(question);
  const rows = answer.rows.map((row) => ({ ...row, market: question.market }));
  return { question, edition, answer, page: paginate(rows, page, [answer.edition, question]), customPlace: page.customPlace };
}

/** The median of a dwell insight over its whole window and target group, in minutes. */
export async function askMedian({ question }: Insight, insights: Insights): Promise<Estimate> {
  const { median } = await insights.askMedian({ ...question, groupBy: ['DWELL_BAND'] });
  return median;
}
