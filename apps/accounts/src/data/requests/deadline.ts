import { localDayOf } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { OFFICE_TIME_ZONE } from './holidays.ts';
import type { RequestState } from './request-state.ts';
import { turnOf } from './request-state.ts';
import { addWorkingDays, countWorkingDays } from './working-days.ts';

/** What the operator promises: a decision, then an output. */
export type DeadlineKind = 'DECISION' | 'OUTPUT';

/** Working days that the operator gives itself while a request is with it. */
export const WORKING_DAYS_ALLOWED: Readonly<Record<DeadlineKind, number>> = { DECISION: 20, OUTPUT: 10 };

/** How much of the operator's time is used. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** Null while the clock stands, for then it moves. */
  readonly dueOn: LocalDay | null;
  readonly workingDaysUsed: number;
  readonly workingDaysAllowed: number;
  /** True while it is the requester's turn. */
  readonly isStopped: boolean;
  readonly isOverdue: boolean;
}

/** A state and since when a request was in it. */
export interface StateSince {
  readonly state: RequestState;
  readonly at: Date;
}

/**
 * The deadline that runs now, from the states a request went through, oldest first. Working days count only while it is
 * with the operator; the clock starts anew for the output. Null for a draft and for one that has ended.
 */
export function deadlineOf(history: readonly StateSince[], now: Date): Deadline | null {
  const current = history.at(-1)?.state;
  if (current === undefined || current === 'DRAFT' || turnOf(current) === null) return null;
  const kind = kindOf(current);
  const workingDaysAllowed = WORKING_DAYS_ALLOWED[kind];
  const intervals = history
    .map(({ state, at }, index) => ({ state, from: officeDay(at), to: officeDay(history[index + 1]?.at ?? now) }))
    .filter(({ state }) => turnOf(state) === 'OPERATOR' && kindOf(state) === kind);
  const workingDaysUsed = intervals.reduce((sum, { from, to }) => sum + countWorkingDays(from, to), 0);
  const isStopped = turnOf(current) === 'REQUESTER';
  const last = intervals.at(-1);
  const usedBefore = last === undefined ? 0 : workingDaysUsed - countWorkingDays(last.from, last.to);
  const dueOn = isStopped || last === undefined ? null : addWorkingDays(last.from, Math.max(0, workingDaysAllowed - usedBefore));
  return { kind, dueOn, workingDaysUsed, workingDaysAllowed, isStopped, isOverdue: workingDaysUsed > workingDaysAllowed };
}

function kindOf(state: RequestState): DeadlineKind {
  return state === 'APPROVED' || state === 'PRODUCING' || state === 'OUTPUT_CHECK' ? 'OUTPUT' : 'DECISION';
}

function officeDay(at: Date): LocalDay {
  return localDayOf(Math.floor(at.getTime() / 1000), OFFICE_TIME_ZONE);
}
