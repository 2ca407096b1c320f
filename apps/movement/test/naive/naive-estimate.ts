import { hideComplements } from './naive-complements.ts';
import { listShown } from './plain-question.ts';
import type { PlainQuestion } from './plain-question.ts';
import type { Step } from './naive-steps.ts';

/** A figure as the graph shows it. */
export interface PlainEstimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly grade: string | null;
  readonly status: string;
}

/** A figure with the public variance of its value, that of rounding among it: what ratios are taken of. */
export interface Figure {
  readonly estimate: PlainEstimate;
  readonly variance: number;
}

/** Noisy devices added up, and the same in people. */
export interface Sum {
  count: number;
  variance: number;
  weighted: number;
  weightedVariance: number;
}

/** The figures of one place and time, and their total. */
export interface FigureSet {
  readonly parts: readonly Figure[];
  readonly total: Figure;
}

export const minimumGroup = 15;
export const quantile = 1.96;
const fieldsWithTotals = new Set(['catchment', 'audience']);
const timeAndPlace = new Set(['AREA', 'SITE', 'ORIGIN', 'DESTINATION', 'TIME', 'DAY_TYPE', 'WEEKDAY', 'HOUR_OF_DAY']);

/** The figures of one place and time; where the question shows shares, its total hides what would give a small part away. */
export function figuresOf(question: PlainQuestion, sums: readonly (Sum | undefined)[], steps: readonly Step[]): FigureSet {
  const parts = sums.map((sum) => figureOf(question, sum, steps));
  const whole = addUp(sums);
  const total = figureOf(question, sums.some((sum) => sum !== undefined) ? whole : undefined, steps);
  const isTotalKnown = fieldsWithTotals.has(question.field) || question.hasShares === true;
  if (!isTotalKnown || !listShown(question).some((dimension) => !timeAndPlace.has(dimension))) return { parts, total };
  const minimum = minimumGroup * steps.filter(({ isCovered }) => isCovered).length;
  const members = [...sums, whole].map((sum = nothing, index) => ({
    status: (parts[index] ?? total).estimate.status,
    count: sum.count,
    minimum,
    impreciseMost: quantile * Math.sqrt(sum.variance) * 2,
  }));
  const statuses = hideComplements(members);
  const hide = (figure: Figure, status = figure.estimate.status): Figure =>
    status === figure.estimate.status ? figure : { estimate: withheld(status), variance: 0 };
  return { parts: parts.map((part, index) => hide(part, statuses[index])), total: hide(total, statuses.at(-1)) };
}

const nothing: Sum = { count: 0, variance: 0, weighted: 0, weightedVariance: 0 };

export function addUp(sums: readonly (Sum | undefined)[]): Sum {
  const whole = { ...nothing };
  for (const sum of sums) {
    whole.count += sum?.count ?? 0;
    whole.variance += sum?.variance ?? 0;
    whole.weighted += sum?.weighted ?? 0;
    whole.weightedVariance += sum?.weightedVariance ?? 0;
  }
  return whole;
}

function figureOf(question: PlainQuestion, sum: Sum | undefined, steps: readonly Step[]): Figure {
  const { unit, groupBy, mean } = question;
  const hide = (status: string): Figure => ({ estimate: withheld(status), variance: 0 });
  const covered = steps.filter(({ isCovered }) => isCovered).length;
  const isCut = groupBy.includes('TIME') && covered < steps.length;
  if (sum === undefined || covered === 0 || isCut) return hide('NOT_COVERED');
  if (sum.count < minimumGroup * covered) return hide('BELOW_MINIMUM');
  const grade = gradeOf((quantile * Math.sqrt(sum.variance)) / sum.count);
  if (grade === null) return hide('IMPRECISE');
  const shared = mean === true ? covered : 1;
  const value = sum.weighted / shared;
  const variance = sum.weightedVariance / shared ** 2;
  return show(value, variance, { step: stepOf(unit), grade });
}

/** 5 devices, 10 people. */
export function stepOf(unit: PlainQuestion['unit']): number {
  return unit === 'PEOPLE' ? 10 : 5;
}

/** By the half-width of the 95 % interval relative to the value. */
export function gradeOf(relative: number): string | null {
  return relative <= 0.1 ? 'A' : relative <= 0.2 ? 'B' : relative <= 0.5 ? 'C' : null;
}

/** Rule 8: not below nothing, nor above `most`; the value to the nearest step, the interval outward. */
export function show(
  value: number,
  variance: number,
  { step, grade, most = Infinity }: { readonly step: number; readonly grade: string; readonly most?: number },
): Figure {
  const half = quantile * Math.sqrt(variance);
  const inRange = (number: number): number => Math.min(most, Math.max(0, number));
  // A tenth is no binary number: whole tenths are divided, not multiplied.
  const perUnit = Math.round(1 / step);
  const toSteps = (number: number, round: (number: number) => number): number =>
    step < 1 ? round(inRange(number) * perUnit) / perUnit : round(inRange(number) / step) * step;
  return {
    estimate: {
      value: toSteps(value, Math.round),
      lower: toSteps(value - half, Math.floor),
      upper: toSteps(value + half, Math.ceil),
      grade,
      status: 'PUBLISHED',
    },
    variance: variance + step ** 2 / 12,
  };
}

export function withheld(status: string): PlainEstimate {
  return { value: null, lower: null, upper: null, grade: null, status };
}
