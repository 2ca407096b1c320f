import type { Estimate } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { mondayOfIsoWeek } from '@passerby/domain/calendar';
import type { Grain, LocalDay } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import { paginate } from '@passerby/subgraph-kit/connection';
import type { Page } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import type { Insight, InsightRow } from '@passerby/subgraph-kit/insight';
import { toLocatedQuestion } from './ask.ts';
import type { InsightRequest } from './ask.ts';
import { baselineWindowOf, listBaselineDays } from './baseline.ts';
import type { BaselineChoice } from './baseline.ts';
import { joinFacts, notCovered } from './joined-facts.ts';

/** A figure beside its baseline. */
export interface TrendRow extends InsightRow {
  readonly baseline: Estimate;
  /** Percent of the baseline. */
  readonly change: Estimate;
  /** The buckets that the baseline is the mean of, newest first: instants, days or ISO weeks. */
  readonly against: readonly string[];
}

/** A question over time, each bucket beside the same one of other weeks. */
export interface Trend extends Omit<Insight, 'page'> {
  readonly page: Page<TrendRow>;
  readonly choice: BaselineChoice;
  /** All that was compared with lies in it; half open. */
  readonly baselineWindow: InsightQuestion['window'];
}

/** What a trend asks: an insight, and what it is compared with. */
export interface TrendRequest extends InsightRequest {
  readonly choice: BaselineChoice;
}

const grains: ReadonlySet<Grain> = new Set(['HOUR', 'DAY', 'WEEK']);

/**
 * Compares each bucket with the mean of its baseline's buckets that are released. Throws the gate's refusals, those of the
 * baseline too: DATA_NOT_AVAILABLE where nothing to compare with is released; and BAD_USER_INPUT for the grain PERIOD.
 */
export async function askTrend(request: TrendRequest, insights: SubgraphContext['insights']): Promise<Trend> {
  const { how, choice } = request;
  if (!grains.has(how.grain)) throw badInput('A trend is by HOUR, DAY or WEEK');
  const { question, customPlace } = toLocatedQuestion(request, insights);
  const baselineWindow = baselineWindowOf(question.window, choice);
  const edition = insights.getEdition(question.market);
  const answer = await insights.ask(question);
  const baseline = await insights.ask({ ...question, window: baselineWindow, partial: true });
  const found = Map.groupBy(
    baseline.rows.map((row) => ({ ...row, market: question.market })),
    (row) => nameOf(row, dayOf(row, how.grain)),
  );
  const rows = answer.rows.map((row): TrendRow => {
    const days = listBaselineDays(dayOf(row, how.grain), choice);
    const others = days.flatMap((day) => pickAlike(row, found.get(nameOf(row, day))));
    return { ...row, market: question.market, ...compareWith(row.estimate, others, insights) };
  });
  return {
    question,
    edition,
    answer: joinFacts(answer, baseline),
    page: paginate(rows, how, [answer.edition, question, choice]),
    customPlace,
    choice,
    baselineWindow,
  };
}

type Compared = Pick<TrendRow, 'baseline' | 'change' | 'against'>;
type Bucket = Pick<InsightRow, 'key' | 'at' | 'day' | 'week' | 'estimate'>;

function compareWith(estimate: Estimate, others: readonly Bucket[], insights: SubgraphContext['insights']): Compared {
  const covered = others.filter((row) => row.estimate.status !== 'NOT_COVERED');
  if (covered.length === 0) return { baseline: notCovered, change: notCovered, against: [] };
  const baseline = insights.mean(covered.map((row) => row.estimate));
  return { baseline, change: insights.ratio(estimate, baseline), against: covered.map(({ key }) => key.TIME ?? '') };
}

/** Of an hour that a day has twice, the same run of it where the other day has two. */
function pickAlike(row: Bucket, alike: readonly Bucket[] = []): readonly Bucket[] {
  const offset = row.at?.slice(offsetAt);
  const same = alike.find(({ at }) => at?.slice(offsetAt) === offset) ?? alike[0];
  return same === undefined ? [] : [same];
}

const hourFrom = 11;
const hourTo = 13;
const offsetAt = 19;

/** Everything that two buckets must share to be compared: all labels but their time, the local hour, and the day they start on. */
function nameOf({ key, at }: Bucket, day: LocalDay): string {
  const { TIME: _time, ...labels } = key;
  const sorted = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([day, at?.slice(hourFrom, hourTo), sorted]);
}

/** The local day on which a bucket starts. */
function dayOf({ at, day, week }: Bucket, grain: Grain): LocalDay {
  if (grain === 'WEEK') return mondayOfIsoWeek(week ?? '');
  return day ?? at?.slice(0, 'YYYY-MM-DD'.length) ?? '';
}
