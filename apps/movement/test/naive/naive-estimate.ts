import { hideComplements } from './naive-complements.ts';
import type { Step } from './naive-steps.ts';
import type { PlainQuestion } from './plain-question.ts';

/** A figure as the graph shows it. */
export interface PlainEstimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly grade: string | null;
  readonly status: string;
}

/** Noisy devices added up, and the same in people. */
export interface Sum {
  count: number;
  variance: number;
  weighted: number;
  weightedVariance: number;
}

const minimumGroup = 15;
const quantile = 1.96;

/** The figures of one place and time; where the question shows shares, its total hides what would give a small part away. */
export function estimatesOf(
  question: PlainQuestion,
  parts: readonly (Sum | undefined)[],
  steps: readonly Step[],
): readonly PlainEstimate[] {
  const estimates = parts.map((sum) => estimateOf(question, sum, steps));
  const isTotalKnown = question.field === 'catchment' || question.hasShares === true;
  if (!isTotalKnown || parts.length < 2) return estimates;
  const addUp = (of: (sum: Sum) => number): number => parts.reduce((whole, sum) => whole + of(sum ?? nothing), 0);
  const total = { ...nothing, count: addUp(({ count }) => count), variance: addUp(({ variance }) => variance) };
  const minimum = minimumGroup * steps.filter(({ isCovered }) => isCovered).length;
  const members = [...parts, total].map((sum = nothing, index) => ({
    status: (estimates[index] ?? estimateOf(question, sum, steps)).status,
    count: sum.count,
    minimum,
    impreciseMost: quantile * Math.sqrt(sum.variance) * 2,
  }));
  const statuses = hideComplements(members);
  return estimates.map((estimate, index) => (statuses[index] === estimate.status ? estimate : withheld('BELOW_MINIMUM')));
}

const nothing: Sum = { count: 0, variance: 0, weighted: 0, weightedVariance: 0 };

function estimateOf({ unit, groupBy, mean }: PlainQuestion, sum: Sum | undefined, steps: readonly Step[]): PlainEstimate {
  const covered = steps.filter(({ isCovered }) => isCovered).length;
  const isCut = groupBy.includes('TIME') && covered < steps.length;
  if (sum === undefined || covered === 0 || isCut) return withheld('NOT_COVERED');
  if (sum.count < minimumGroup * covered) return withheld('BELOW_MINIMUM');
  const relative = (quantile * Math.sqrt(sum.variance)) / sum.count;
  const grade = relative <= 0.1 ? 'A' : relative <= 0.2 ? 'B' : relative <= 0.5 ? 'C' : null;
  if (grade === null) return withheld('IMPRECISE');
  const shared = mean === true ? covered : 1;
  const value = sum.weighted / shared;
  const half = quantile * Math.sqrt(sum.weightedVariance / shared ** 2);
  const step = unit === 'PEOPLE' ? 10 : 5;
  return {
    value: Math.round(value / step) * step,
    lower: Math.floor(Math.max(0, value - half) / step) * step,
    upper: Math.ceil((value + half) / step) * step,
    grade,
    status: 'PUBLISHED',
  };
}

export function withheld(status: string): PlainEstimate {
  return { value: null, lower: null, upper: null, grade: null, status };
}
