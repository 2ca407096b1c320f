import type { Answer, AnswerRow } from '@passerby/anonymisation/gate';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { PasserbyError } from '@passerby/domain/error';
import type { Insights } from '@passerby/subgraph-kit/batch-insights';
import { splitQuestion } from './split-question.ts';

/** Most rows of one export. */
const rowsMax = 1_000_000;

/** How often an answer is asked anew because an edition came in between. */
const attemptsMax = 3;

/** An answer of any size, with the facts of the edition that all of it comes from. */
export interface WholeAnswer extends Omit<Answer, 'totals'> {
  /** By place, then time, then as the gate orders them. */
  readonly rows: readonly AnswerRow[];
  readonly facts: EditionFacts;
}

/**
 * Asks the gate for an answer of any size, in parts where one would be too large. All parts come from one edition: throws
 * DATA_NOT_AVAILABLE when newer ones kept coming, QUERY_TOO_COMPLEX beyond a million rows, and what the gate refuses.
 */
export async function askWhole(insights: Insights, question: InsightQuestion): Promise<WholeAnswer> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const facts = insights.getEdition(question.market);
    const parts = await askParts(insights, question);
    if (parts.every(({ edition }) => edition === facts.id)) return joinParts(parts, facts);
  }
  throw new PasserbyError('DATA_NOT_AVAILABLE', 'New editions were published while this was asked; ask again');
}

function joinParts(parts: readonly Answer[], facts: EditionFacts): WholeAnswer {
  const [first, ...others] = parts;
  if (first === undefined) throw new PasserbyError('INTERNAL', 'A question without a part');
  if (others.length === 0) return { ...first, facts };
  const rows = parts.flatMap((part) => part.rows);
  if (rows.length > rowsMax) {
    const message = `The export would have ${rows.length} rows; the limit is ${rowsMax}`;
    throw new PasserbyError('QUERY_TOO_COMPLEX', message, { cost: rows.length, limit: rowsMax });
  }
  return {
    ...first,
    facts,
    rows: rows.toSorted(byPlace),
    cost: parts.reduce((sum, { cost }) => sum + cost, 0),
    releases: [...new Set(parts.flatMap(({ releases }) => releases))],
    covered: [...new Map(parts.flatMap(({ covered }) => covered).map((window) => [window.from + window.to, window])).values()],
  };
}

async function askParts(insights: Insights, question: InsightQuestion): Promise<readonly Answer[]> {
  try {
    return [await insights.ask(question)];
  } catch (error) {
    if (!(error instanceof PasserbyError) || error.code !== 'QUERY_TOO_COMPLEX') throw error;
    const halves = splitQuestion(question, insights.getEdition(question.market).areas);
    if (halves === undefined) throw error;
    const [first, second] = halves;
    return [...(await askParts(insights, first)), ...(await askParts(insights, second))];
  }
}

/** Halves of a window come in order and each answer is ordered by place, so that a stable sort by place orders all by both. */
function byPlace({ key: a }: AnswerRow, { key: b }: AnswerRow): number {
  return compare(placeOf(a), placeOf(b));
}

function placeOf({ AREA, SITE, ORIGIN, DESTINATION }: AnswerRow['key']): string {
  return AREA ?? SITE ?? [ORIGIN ?? '', DESTINATION ?? ''].join('\u0000');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
