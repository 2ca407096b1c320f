import type { Estimate } from '@passerby/anonymisation/published';
import { badInput } from '@passerby/domain/error';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Page } from '@passerby/subgraph-kit/connection';
import { paginate } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import type { Insight, InsightRow } from '@passerby/subgraph-kit/insight';
import { toLocatedQuestion } from './ask.ts';
import type { InsightRequest } from './ask.ts';

/** A place's figure beside that of the place it is compared with. */
export interface ComparisonRow extends InsightRow {
  /** Percent of the reference; null for the reference itself. */
  readonly ratio: Estimate | null;
}

/** Places against one of them. */
export interface Comparison extends Omit<Insight, 'page'> {
  readonly page: Page<ComparisonRow>;
  /** Qualified id of the place that the others are compared with. */
  readonly reference: string;
  readonly placeKind: 'AREA' | 'SITE';
}

/** What a comparison asks: an insight by place, and which of the places is the measure of the others. */
export interface ComparisonRequest extends InsightRequest {
  readonly reference: string;
}

/** Compares places bucket by bucket. Throws the gate's refusals, and BAD_USER_INPUT for a reference that is not among the places. */
export async function askComparison(request: ComparisonRequest, insights: SubgraphContext['insights']): Promise<Comparison> {
  const { where, how, reference } = request;
  const placeKind = where.sites === null || where.sites === undefined ? 'AREA' : 'SITE';
  const { question, customPlace } = toLocatedQuestion({ ...request, fixed: [placeKind] }, insights);
  const edition = insights.getEdition(question.market);
  const answer = await insights.ask(question);
  const rows = answer.rows.map((row) => ({ ...row, market: question.market }));
  const isReference = ({ key, market }: InsightRow): boolean =>
    formatQualifiedId({ market, id: key[placeKind] ?? '' }) === reference;
  const references = new Map(rows.filter(isReference).map((row) => [nameOf(row, placeKind), row.estimate]));
  if (references.size === 0) throw badInput(`The reference "${reference}" is not among the places that are compared`);
  const compared = rows.map((row): ComparisonRow => {
    const other = references.get(nameOf(row, placeKind));
    const ratio = isReference(row) || other === undefined ? null : insights.ratio(row.estimate, other);
    return Object.assign({ ratio }, row);
  });
  return {
    question,
    edition,
    answer,
    page: paginate(compared, how, [answer.edition, question, reference]),
    customPlace,
    reference,
    placeKind,
  };
}

/** What two figures must share to be compared: all labels but the place. */
function nameOf({ key }: InsightRow, placeKind: 'AREA' | 'SITE'): string {
  return JSON.stringify(
    Object.entries(key)
      .filter(([dimension]) => dimension !== placeKind)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
