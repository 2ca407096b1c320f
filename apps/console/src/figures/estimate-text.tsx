import { describeEstimate } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { withheldReasons } from '../format/labels.ts';

/** A figure with its interval and grade, or why it is withheld. `data-value` is the answer's own number. */
export function EstimateText({ estimate, isDecimal = false }: { readonly estimate: Estimate; readonly isDecimal?: boolean }) {
  const { value, grade, status } = estimate;
  const reason = status === 'PUBLISHED' ? undefined : withheldReasons[status];
  return (
    <span className={value === null ? 'estimate withheld' : 'estimate'} data-value={value ?? status} title={reason}>
      {describeEstimate(estimate, isDecimal)}
      {grade !== null && grade !== undefined && (
        <abbr className={`grade grade-${grade}`} title={gradeReasons[grade]}>
          {grade}
        </abbr>
      )}
    </span>
  );
}

/** What a grade says of the interval (privacy model, section 6). */
const gradeReasons = {
  A: 'Grade A: within 10 %',
  B: 'Grade B: within 20 %',
  C: 'Grade C: within 50 %',
  D: 'Grade D: within 100 %',
} as const;
