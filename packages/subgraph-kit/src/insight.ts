import type { Answer, AnswerRow, ColumnAnswer } from '@passerby/anonymisation/gate';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Estimate } from '@passerby/anonymisation/published';
import type { Dimension, InsightQuestion } from '@passerby/anonymisation/question';
import { paginate } from './connection.ts';
import type { Page, PageArguments } from './connection.ts';
import type { CustomPlace } from './custom-place.ts';
import type { Insights } from './insights.ts';

/** A row of an answer with the market that its places are of. */
export interface InsightRow extends AnswerRow {
  readonly market: string;
  /** The total of its place and time over all other dimensions, where the question asked for `totals`. */
  readonly total?: Estimate;
}

/** A question with its published answer, one page of whose rows was asked for. */
export interface Insight<Row extends InsightRow = InsightRow> {
  readonly question: InsightQuestion;
  /** The edition that it was asked of. */
  readonly edition: EditionFacts;
  readonly answer: Answer;
  /** Empty where only columns were asked for. */
  readonly page: Page<Row>;
  /** The whole answer packed, where columns were asked for. */
  readonly columns?: ColumnAnswer;
  /** Where its areas were drawn. */
  readonly customPlace: CustomPlace | undefined;
}

/** The page of an answer, and the custom place that its areas come from, as `locate` gives it. */
export interface InsightPage extends PageArguments {
  readonly customPlace?: CustomPlace | undefined;
  /** Which forms of the answer are wanted; rows when absent. */
  readonly forms?: AnswerForms;
}

/** Rows for people, packed columns for programs. */
export interface AnswerForms {
  readonly hasRows: boolean;
  readonly hasColumns: boolean;
  /** Whether rows show their share of a total. */
  readonly hasShares: boolean;
}

/** Asks the gate and cuts the page; cursors are bound to the edition and the question (graphql.md, Rules). */
export async function askInsight(
  question: InsightQuestion,
  insights: Insights,
  { customPlace, forms, ...page }: InsightPage,
): Promise<Insight> {
  const edition = insights.getEdition(question.market);
  const columns = forms?.hasColumns === true ? await insights.askColumns(question) : undefined;
  const answer = columns && forms?.hasRows === false ? { ...columns, rows: [], totals: [] } : await insights.ask(question);
  return {
    question,
    edition,
    answer,
    page: paginate(listRows(question, answer), page, [answer.edition, question]),
    ...(columns === undefined ? {} : { columns }),
    customPlace,
  };
}

function listRows({ market }: InsightQuestion, { rows, totals }: Answer): readonly InsightRow[] {
  if (totals.length === 0) return rows.map((row) => ({ ...row, market }));
  const dimensions = Object.keys(totals[0]?.key ?? {}) as readonly Dimension[];
  const nameOf = ({ key }: AnswerRow): string => JSON.stringify(dimensions.map((dimension) => key[dimension]));
  const totalOf = new Map(totals.map((row) => [nameOf(row), row.estimate]));
  return rows.map((row) => {
    const total = totalOf.get(nameOf(row));
    return { ...row, market, ...(total === undefined ? {} : { total }) };
  });
}

/** The median of a dwell insight over its whole window and target group, in minutes. */
export async function askMedian({ question }: Insight, insights: Insights): Promise<Estimate> {
  const { median } = await insights.askMedian({ ...question, groupBy: ['DWELL_BAND'], mean: false });
  return median;
}
