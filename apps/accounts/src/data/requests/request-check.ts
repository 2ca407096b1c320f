import { isDeepStrictEqual } from 'node:util';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { dayNumber } from '@passerby/domain/calendar';
import { z } from 'zod';
import { ERROR_CODES } from '@passerby/domain/error';

/** How many figures of a question have each status: counted from statuses that the gate gave, whose values play no part. */
const tallySchema = z.strictObject({
  published: z.int().min(0),
  belowMinimum: z.int().min(0),
  imprecise: z.int().min(0),
  notCovered: z.int().min(0),
});
export type StatusTally = z.infer<typeof tallySchema>;

/** A change that would let more of it be shown, and what would then be shown. */
const suggestionSchema = z.strictObject({ advice: z.string().min(1).max(500), tally: tallySchema });
export type CheckSuggestion = z.infer<typeof suggestionSchema>;

/** What the worker found when it asked the gate under the requester's licence. */
export const checkResultSchema = z.strictObject({
  /** REFUSED: the gate would not answer, whatever the figures; `problem` says why. */
  outcome: z.enum(['ANSWERABLE', 'REFUSED']),
  problem: z.strictObject({ code: z.enum(ERROR_CODES), message: z.string().max(2000) }).nullable(),
  edition: z.string().max(100).nullable(),
  tally: tallySchema.nullable(),
  suggestions: z.array(suggestionSchema).max(10).readonly(),
});
export type RequestCheckResult = z.infer<typeof checkResultSchema>;

/** The automatic check of a draft, kept with it. */
export interface RequestCheck extends RequestCheckResult {
  readonly checkedAt: string;
  /** Requests that were released and already answer it: public outputs to use instead. */
  readonly alreadyOpen: readonly string[];
}

/** A request whose output is out. */
export interface ReleasedQuestion {
  readonly id: string;
  readonly question: InsightQuestion;
}

/** Ids of the released requests whose output holds every figure of the question. */
export function listAlreadyOpen(question: InsightQuestion, released: readonly ReleasedQuestion[]): readonly string[] {
  return released.filter((candidate) => isContained(question, candidate.question)).map(({ id }) => id);
}

function isContained(asked: InsightQuestion, open: InsightQuestion): boolean {
  const isSameKind =
    asked.market === open.market &&
    asked.measure === open.measure &&
    asked.grain === open.grain &&
    asked.unit === open.unit &&
    isDeepStrictEqual(asked.targetGroup, open.targetGroup) &&
    isDeepStrictEqual(asked.groupBy.toSorted(), open.groupBy.toSorted()) &&
    isDeepStrictEqual(asked.destinationIds?.toSorted(), open.destinationIds?.toSorted());
  return isSameKind && isWindowWithin(asked, open) && arePlacesWithin(asked, open);
}

/** A part of the window is there only where the output is broken down by time. */
function isWindowWithin(asked: InsightQuestion, open: InsightQuestion): boolean {
  if (!open.groupBy.includes('TIME')) return isDeepStrictEqual(asked.window, open.window);
  return dayNumber(asked.window.from) >= dayNumber(open.window.from) && dayNumber(asked.window.to) <= dayNumber(open.window.to);
}

/** And one of the places only where it is broken down by place. */
function arePlacesWithin({ places: asked }: InsightQuestion, { places: open, groupBy }: InsightQuestion): boolean {
  if ('siteIds' in asked) {
    return 'siteIds' in open && areWithin(asked.siteIds, open.siteIds, groupBy.includes('SITE'));
  }
  return 'areaIds' in open && asked.level === open.level && areWithin(asked.areaIds, open.areaIds, groupBy.includes('AREA'));
}

function areWithin(asked: readonly string[], open: readonly string[], isBrokenDown: boolean): boolean {
  const known = new Set(open);
  const isSubset = asked.every((id) => known.has(id));
  return isBrokenDown ? isSubset : isSubset && new Set(asked).size === known.size;
}
