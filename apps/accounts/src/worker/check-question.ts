import type { Answer } from '@passerby/anonymisation/gate';
import type { Dimension, InsightQuestion } from '@passerby/anonymisation/question';
import type { Grain } from '@passerby/domain/calendar';
import { PasserbyError } from '@passerby/domain/error';
import type { Insights } from '@passerby/subgraph-kit/batch-insights';
import type { CheckSuggestion, RequestCheckResult, StatusTally } from '../data/requests/request-check.ts';
import { askWhole } from './ask-whole.ts';

/** A question of which this share is shown needs no suggestion. */
const goodShare = 0.9;
/** A suggestion must show so much more. */
const gainMin = 0.05;

/** A question changed in one respect, and the advice to change it so. */
interface Alternative {
  readonly advice: string;
  readonly question: InsightQuestion;
}

/** Breakdowns that a question can do without, and still be the same kind of question. */
const breakdowns: readonly Dimension[] = [
  'GENDER',
  'AGE_BAND',
  'HOUR_OF_DAY',
  'WEEKDAY',
  'DAY_TYPE',
  'DAYPART',
  'DWELL_BAND',
  'KIND',
  'COUNTRY',
  'HOME_DISTRICT',
];
const coarserGrain: Partial<Record<Grain, Grain>> = { HOUR: 'DAY', DAY: 'WEEK', WEEK: 'PERIOD' };

/**
 * What the gate would say to a question: whether it answers at all under the licence, how many figures would be withheld, and
 * which single change would let more of it be shown. Looks at statuses only.
 */
export async function checkQuestion(insights: Insights, question: InsightQuestion): Promise<RequestCheckResult> {
  const own = await tryQuestion(insights, question);
  const tally = 'tally' in own ? own.tally : null;
  const suggestions = tally !== null && shareOf(tally) >= goodShare ? [] : await suggest(insights, question, tally);
  return {
    outcome: tally === null ? 'REFUSED' : 'ANSWERABLE',
    problem: 'problem' in own ? own.problem : null,
    edition: 'tally' in own ? own.edition : null,
    tally,
    suggestions,
  };
}

async function suggest(
  insights: Insights,
  question: InsightQuestion,
  tally: StatusTally | null,
): Promise<readonly CheckSuggestion[]> {
  const found: CheckSuggestion[] = [];
  for (const { advice, question: other } of listAlternatives(question)) {
    const tried = await tryQuestion(insights, other);
    const least = tally === null ? 0 : shareOf(tally) + gainMin;
    if ('tally' in tried && shareOf(tried.tally) > least) found.push({ advice, tally: tried.tally });
  }
  return found.toSorted((a, b) => shareOf(b.tally) - shareOf(a.tally));
}

function listAlternatives(question: InsightQuestion): readonly Alternative[] {
  const { groupBy, grain, places } = question;
  const without = breakdowns
    .filter((dimension) => groupBy.includes(dimension))
    .map((dimension) => ({
      advice: `Leave out the breakdown by ${dimension}.`,
      question: { ...question, groupBy: groupBy.filter((each) => each !== dimension) },
    }));
  const coarser = coarserGrain[grain];
  const isFine = 'areaIds' in places && places.level === 'ZONE';
  return [
    ...without,
    ...(coarser === undefined ? [] : [{ advice: `Ask by ${coarser}.`, question: { ...question, grain: coarser } }]),
    ...(isFine
      ? [{ advice: 'Ask for districts.', question: { ...question, places: { ...places, level: 'DISTRICT' as const } } }]
      : []),
  ];
}

type Tried =
  | { readonly tally: StatusTally; readonly edition: string }
  | { readonly problem: NonNullable<RequestCheckResult['problem']> };

async function tryQuestion(insights: Insights, question: InsightQuestion): Promise<Tried> {
  try {
    const { rows, edition } = await askWhole(insights, question);
    return { edition, tally: tallyOf(rows) };
  } catch (error) {
    if (!(error instanceof PasserbyError) || error.code === 'INTERNAL') throw error;
    return { problem: { code: error.code, message: error.message } };
  }
}

function tallyOf(rows: Answer['rows']): StatusTally {
  const count = (status: Answer['rows'][number]['estimate']['status']): number =>
    rows.filter(({ estimate }) => estimate.status === status).length;
  return {
    published: count('PUBLISHED'),
    belowMinimum: count('BELOW_MINIMUM'),
    imprecise: count('IMPRECISE'),
    notCovered: count('NOT_COVERED'),
  };
}

function shareOf({ published, belowMinimum, imprecise, notCovered }: StatusTally): number {
  const all = published + belowMinimum + imprecise + notCovered;
  return all === 0 ? 0 : published / all;
}
