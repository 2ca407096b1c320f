import type { WholeRequestFragment } from '@passerby/client/operations';
import { formatDay } from '../../format/formats.ts';

const kindWords = { DECISION: 'Decision', OUTPUT: 'Output' } as const;

/** How much time the operator has: until when, or that the clock stands. */
export function DeadlineText({ deadline }: { readonly deadline: WholeRequestFragment['deadline'] }) {
  if (deadline === null) return <>none</>;
  const { kind, dueOn, isStopped, isOverdue, workingDaysUsed, workingDaysAllowed } = deadline;
  const used = `${workingDaysUsed} of ${workingDaysAllowed} working days used`;
  if (isStopped || dueOn === null) return <>The clock stands; {used}</>;
  return (
    <span className={isOverdue ? 'overdue' : undefined}>
      {kindWords[kind]} {isOverdue ? 'was due' : 'due'} {formatDay(dueOn)}; {used}
    </span>
  );
}
