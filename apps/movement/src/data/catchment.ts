import type { Answer, AnswerRow, TradeAreaRow } from '@passerby/anonymisation/gate';
import type { Estimate } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { paginate } from '@passerby/subgraph-kit/connection';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import type { Insight, InsightRow } from '@passerby/subgraph-kit/insight';
import { toLocatedQuestion } from './ask.ts';
import type { InsightRequest } from './ask.ts';
import { notCovered } from './joined-facts.ts';

type Insights = SubgraphContext['insights'];

/** Visitors from one home district, with their share and trade area. */
export interface CatchmentRow extends InsightRow, Omit<TradeAreaRow, 'row'> {
  /** Percent of the district's residents; null where no residents are released or the home is not known. */
  readonly askPenetration: () => Promise<Estimate | null>;
}

const unknownHome = 'unknown';

/** Asks where the visitors of a site live, with shares and trade areas of each week apart. */
export async function askCatchment(request: InsightRequest, insights: Insights): Promise<Insight<CatchmentRow>> {
  const { question } = toLocatedQuestion({ ...request, totals: true }, insights);
  const edition = insights.getEdition(question.market);
  const answer = await insights.ask(question);
  const totals = new Map(answer.totals.map((row) => [row.key.TIME, row.estimate]));
  const penetrations = onFirstUse(() => askPenetrations(question, answer, insights));
  const toRow = ({ row, ...standing }: TradeAreaRow): CatchmentRow =>
    Object.assign(
      { market: question.market, askPenetration: async () => (await penetrations()).get(nameOf(row)) ?? null },
      row,
      standing,
    );
  const rows = [...Map.groupBy(answer.rows, ({ key }) => key.TIME)].flatMap(([time, ofWeek]) =>
    insights.tradeAreas(ofWeek, totals.get(time) ?? notCovered).map(toRow),
  );
  return { question, edition, answer, page: paginate(rows, request.how, [answer.edition, question]), customPlace: undefined };
}

/** Visitors of each district as percent of its residents, devices on both sides, by {@link nameOf}. */
async function askPenetrations(
  question: InsightQuestion,
  answer: Answer,
  insights: Insights,
): Promise<ReadonlyMap<string, Estimate>> {
  const window = insights.findReferencePeriod(question.market, question.window);
  const districts = new Set(answer.rows.flatMap(({ key }) => key.HOME_DISTRICT ?? []));
  districts.delete(unknownHome);
  if (window === undefined || districts.size === 0) return new Map();
  const visitors = question.unit === 'DEVICES' ? answer : await insights.ask({ ...question, unit: 'DEVICES' });
  const residents = await insights.ask({
    market: question.market,
    measure: 'residents',
    places: { areaIds: [...districts], level: 'DISTRICT' },
    window,
    grain: 'PERIOD',
    groupBy: ['AREA'],
    unit: 'DEVICES',
  });
  const residentsOf = new Map(residents.rows.map(({ key, estimate }) => [key.AREA, estimate]));
  return new Map(
    visitors.rows.flatMap((row) => {
      const living = residentsOf.get(row.key.HOME_DISTRICT);
      return living === undefined ? [] : [[nameOf(row), insights.ratio(row.estimate, living)] as const];
    }),
  );
}

function nameOf({ key }: AnswerRow): string {
  return `${key.TIME ?? ''} ${key.HOME_DISTRICT ?? ''}`;
}

function onFirstUse<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
