import {
  admit,
  publish,
  publishColumns,
  publishFactors,
  publishIndex,
  publishMean,
  publishMedian,
  publishRatio,
  publishShare,
  publishTradeAreas,
  referencePeriodOf,
} from '@passerby/anonymisation/gate';
import type {
  Answer,
  AnswerRow,
  ColumnAnswer,
  DayWindow,
  IndexParts,
  MedianAnswer,
  PublishedFactor,
  TradeAreaRow,
} from '@passerby/anonymisation/gate';
import type { CellSource, EditionFacts } from '@passerby/anonymisation/plan';
import type { Estimate } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { PasserbyError } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import { vouch, vouching } from './public-refusal.ts';

/** Most released cells that one answer may add up. */
const costMax = 2_000_000;
/** Most figures of one answer; more is an export (graphql.md, Rules). */
const figuresMax = 50_000;

/**
 * The gate bound to the reader and the licence of who asks: the only way of a resolver to a number (privacy.md 6 and 7).
 * Everything it gives is released, and every figure published.
 */
export interface Insights extends Ratios {
  /** Markets that have an edition and are in the licence, by id. */
  listMarkets(): readonly string[];
  /** The newest edition of a market. Throws FORBIDDEN outside the licence, whether or not it exists, else NOT_FOUND. */
  getEdition(market: string): EditionFacts;
  /** Throws the gate's typed refusals, QUERY_TOO_COMPLEX (cost, limit) for a too wide question; a suppressed figure is data. */
  ask(question: InsightQuestion): Promise<Answer>;
  /** The same figures as packed columns. */
  askColumns(question: InsightQuestion): Promise<ColumnAnswer>;
  /** The median of a dwell question grouped by DWELL_BAND alone. */
  askMedian(question: InsightQuestion): Promise<MedianAnswer>;
  /** The market's extrapolation factors by period and demo leaf, oldest period first. Throws as `getEdition` does. */
  listFactors(market: string): readonly PublishedFactor[];
  /** The budget period whose residents a window is compared with; undefined where no residents are released. */
  findReferencePeriod(market: string, window: DayWindow): DayWindow | undefined;
}

/**
 * Ratios of figures that the gate published, by the delta method, rounded on their own (privacy.md 4). They are functions of
 * published values, so they tell nothing that their parts do not; a withheld part withholds them, a denominator whose
 * half-width passes 20 % makes them IMPRECISE. Throw TypeError for an estimate that is not the gate's own object, for a median
 * or another ratio, and for devices beside people.
 */
export interface Ratios {
  /** Percent of a total that one of its parts is; both of one answer asked with `totals`. */
  share(part: Estimate, total: Estimate): Estimate;
  /** Percent of a figure that another, independent one is; 100 where they are equal. */
  ratio(numerator: Estimate, denominator: Estimate): Estimate;
  /** A share over the same share elsewhere; 100 is average. */
  index(parts: IndexParts): Estimate;
  /** The mean of several figures in their unit, such as a baseline's. Throws RangeError for none. */
  mean(estimates: readonly Estimate[]): Estimate;
  /** Shares and trade areas of the rows of one site and bucket of a catchment answer, in their order; `total` is theirs. */
  tradeAreas(rows: readonly AnswerRow[], total: Estimate): readonly TradeAreaRow[];
}

const ratios: Ratios = {
  share: publishShare,
  ratio: publishRatio,
  index: publishIndex,
  mean: publishMean,
  tradeAreas: publishTradeAreas,
};

/** Binds the gate to one reader and one licence. */
export function bindInsights(source: CellSource, getLicence: () => Licence): Insights {
  const findLicensed = (market: string): EditionFacts => {
    if (!getLicence().markets.includes(market)) {
      throw new PasserbyError('FORBIDDEN', `The licence does not cover the market "${market}"`, { market });
    }
    const edition = source.findEdition(market);
    if (edition === undefined) throw new PasserbyError('NOT_FOUND', `There is no released market "${market}"`, { market });
    return edition;
  };
  const getEdition = (market: string): EditionFacts => vouching(() => findLicensed(market));
  const read = async (question: InsightQuestion) => {
    const edition = getEdition(question.market);
    const admitted = vouching(() => admit(question, { edition, licence: getLicence(), now: new Date() }));
    if (admitted.cost > costMax) throw tooComplex(`would add up ${admitted.cost} released cells`, admitted.cost, costMax);
    const sums = await source.sumCells(edition, admitted.plan).catch((error: unknown) => {
      throw vouch(error);
    });
    if (sums.length > figuresMax) throw tooComplex(`would hold ${sums.length} figures`, sums.length, figuresMax);
    return { admitted, sums };
  };
  return {
    ...ratios,
    getEdition,
    listMarkets: () => source.listMarkets().filter((market) => getLicence().markets.includes(market)),
    ask: async (question) => {
      const { admitted, sums } = await read(question);
      return vouching(() => publish(admitted, sums));
    },
    askColumns: async (question) => {
      const { admitted, sums } = await read(question);
      return vouching(() => publishColumns(admitted, sums));
    },
    listFactors: (market) => publishFactors(getEdition(market)),
    findReferencePeriod: (market, window) => referencePeriodOf(getEdition(market), window),
    askMedian: async (question) => {
      const { admitted, sums } = await read(question);
      return vouching(() => publishMedian(admitted, sums));
    },
  };
}

/** Depends on the public domain only, never on what was counted. */
function tooComplex(what: string, cost: number, limit: number): unknown {
  const message = `The answer ${what}; the limit is ${limit}. Ask for fewer places, a shorter window or a coarser breakdown, or make an export`;
  return vouch(new PasserbyError('QUERY_TOO_COMPLEX', message, { cost, limit }));
}
