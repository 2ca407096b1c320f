import type { AnswerRow, DayWindow } from '@passerby/anonymisation/gate';
import type { Estimate } from '@passerby/anonymisation/published';
import type { Dimension, InsightQuestion, Unit } from '@passerby/anonymisation/question';
import { badInput } from '@passerby/domain/error';
import type { Grain } from '@passerby/domain/calendar';
import type { Measure } from '@passerby/domain/family';
import { locate } from '@passerby/subgraph-kit/area-selector';
import type { AreaSelection } from '@passerby/subgraph-kit/area-selector';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { askInsight } from '@passerby/subgraph-kit/insight';
import type { Insight } from '@passerby/subgraph-kit/insight';
import { toQuestion } from '@passerby/subgraph-kit/insight-question';

type Insights = SubgraphContext['insights'];

/** Whose audience is asked for, when, and by what; exactly one of `areas` and `site`. */
export interface AudienceRequest {
  readonly areas?: AreaSelection | null | undefined;
  /** Qualified by market. */
  readonly site?: string | null | undefined;
  readonly window: DayWindow;
  readonly groupBy: readonly Dimension[];
  readonly unit: Unit;
  readonly partial: boolean;
}

/** The groups of people at a place, what they make together, and the residents of the market to compare them with. */
export interface Audience extends Insight {
  readonly measure: Measure;
  readonly rows: readonly AudienceRow[];
  readonly total: Estimate;
  /** The budget period whose residents it is compared with; undefined where none are released. */
  readonly referencePeriod: DayWindow | undefined;
}

/** One group of an audience. */
export interface AudienceRow {
  readonly key: AnswerRow['key'];
  readonly estimate: Estimate;
  /** Percent of the whole audience. */
  readonly share: Estimate;
  /** The share over that of the same group among the residents of the market, 100 = average; null without released residents. */
  index(): Promise<Estimate | null>;
}

/** What an audience adds up over any window: person-hours in areas, visitor-weeks at a site (privacy.md 6, rule 3). */
const basisOf: Readonly<Record<'areas' | 'site', { readonly measure: Measure; readonly grain: Grain }>> = {
  areas: { measure: 'presence', grain: 'DAY' },
  site: { measure: 'dwell', grain: 'WEEK' },
};

/**
 * Asks the gate for a place's people by age and gender. The index needs a licence for residents of the whole market: without
 * it that figure alone is refused. Throws the gate's refusals.
 */
export async function askAudience(request: AudienceRequest, insights: Insights): Promise<Audience> {
  const { areas, site, groupBy } = request;
  const [hasAreas, hasSite] = [areas, site].map((place) => place !== null && place !== undefined);
  if (hasAreas === hasSite) throw badInput('Name either areas or a site');
  if (groupBy.length === 0) throw badInput('groupBy needs AGE_BAND, GENDER or both: an audience is a comparison of groups');
  const { measure, grain } = basisOf[hasAreas === true ? 'areas' : 'site'];
  const { customPlace, ...places } = locate({ areas, sites: typeof site === 'string' ? [site] : null }, insights);
  const question = { ...toQuestion(measure, places, { ...request, grain }), totals: true };
  const insight = await askInsight(question, insights, { customPlace });
  const [whole] = insight.answer.totals;
  if (whole === undefined) throw new RangeError('an answer with totals has none');
  const total = whole.estimate;
  const referencePeriod = insights.findReferencePeriod(question.market, question.window);
  const indexOf = compareWith(residentsQuestion(question, insight, referencePeriod), total, insights);
  const rows = insight.answer.rows.map(({ key, estimate }) => ({
    key,
    estimate,
    share: insights.share(estimate, total),
    index: () => indexOf(key, estimate),
  }));
  return { ...insight, measure, rows, total, referencePeriod };
}

/** The residents of the whole market in the same groups and unit. */
function residentsQuestion(
  { market, groupBy, unit }: InsightQuestion,
  { edition }: Insight,
  period: DayWindow | undefined,
): InsightQuestion | undefined {
  if (period === undefined) return undefined;
  const areaIds = edition.areas.filter(({ parentId }) => parentId === null).map(({ areaId }) => areaId);
  return { market, measure: 'residents', places: { areaIds }, window: period, grain: 'PERIOD', groupBy, unit, totals: true };
}

type IndexOf = (key: AnswerRow['key'], part: Estimate) => Promise<Estimate | null>;

/** Asks for the residents once, at the first index that is asked for. */
function compareWith(question: InsightQuestion | undefined, total: Estimate, insights: Insights): IndexOf {
  let answer: ReturnType<Insights['ask']> | undefined;
  return async (key, part) => {
    if (question === undefined) return null;
    const { rows, totals } = await (answer ??= insights.ask(question));
    const reference = rows.find((row) => row.key.AGE_BAND === key.AGE_BAND && row.key.GENDER === key.GENDER);
    const [whole] = totals;
    if (reference === undefined || whole === undefined) throw new RangeError('the residents lack a group of the audience');
    return insights.index({ part, total, referencePart: reference.estimate, referenceTotal: whole.estimate });
  };
}
