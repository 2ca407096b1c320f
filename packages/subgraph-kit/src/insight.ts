import type { Answer, AnswerRow } from '@passerby/anonymisation/gate';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Estimate } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { paginate } from './connection.ts';
import type { Page, PageArguments } from './connection.ts';
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
}

/** Asks the gate and cuts the page; cursors are bound to the edition and the question (graphql.md, Rules). */
export async function askInsight(question: InsightQuestion, insights: Insights, page: PageArguments): Promise<Insight> {
  const edition = insights.getEdition(question.market);
  const answer = await insights.ask(question);
  const rows = answer.rows.map((row) => ({ ...row, market: question.market }));
  return { question, edition, answer, page: paginate(rows, page, [answer.edition, question]) };
}

/** The median of a dwell insight over its whole window and target group, in minutes. */
export async function askMedian({ question }: Insight, insights: Insights): Promise<Estimate> {
  const { median } = await insights.askMedian({ ...question, groupBy: ['DWELL_BAND'] });
  return median;
}
