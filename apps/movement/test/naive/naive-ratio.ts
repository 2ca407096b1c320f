import { gradeOf, quantile, show, stepOf, withheld } from './naive-estimate.ts';
import type { Figure } from './naive-estimate.ts';
import type { PlainQuestion } from './plain-question.ts';

/** A number with the variance of its error. */
export interface Quantity {
  readonly value: number;
  readonly variance: number;
}

const percentStep = 0.1;
const gravestFirst = ['NOT_COVERED', 'BELOW_MINIMUM', 'IMPRECISE'];

/** Percent of a total that a part is, by the delta method (privacy.md 4): part and rest are independent. */
export function shareOf(part: Figure, total: Figure): Figure {
  return judge([part, total], { step: percentStep, most: 100 }, () =>
    percent(isFirm(total) && partOf(known(part), known(total))),
  );
}

/** Percent of one figure that another, independent one is. */
export function ratioOf(above: Figure, below: Figure): Figure {
  return judge([above, below], { step: percentStep }, () => percent(isFirm(below) && quotientOf(known(above), known(below))));
}

/** A share over a share, 100 where they are equal. */
export function indexOf(part: Figure, total: Figure, reference: { readonly part: Figure; readonly total: Figure }): Figure {
  return judge([part, total, reference.part, reference.total], { step: 1 }, () => {
    if (![total, reference.part, reference.total].every(isFirm)) return undefined;
    const here = partOf(known(part), known(total));
    return percent(quotientOf(here, partOf(known(reference.part), known(reference.total))));
  });
}

/** The mean of figures in their unit. */
export function meanOf(figures: readonly Figure[], unit: PlainQuestion['unit']): Figure {
  return judge(figures, { step: stepOf(unit) }, () => {
    const value = figures.reduce((sum, figure) => sum + known(figure).value, 0) / figures.length;
    const variance = figures.reduce((sum, figure) => sum + figure.variance, 0) / figures.length ** 2;
    return { value, variance };
  });
}

/** Percent of a base that a sum of its parts is, judged like a share. */
export function cumulativeOf(reached: Quantity, base: Quantity): Figure {
  return judge([], { step: percentStep, most: 100 }, () => percent(partOf(reached, base)));
}

/** What a shown figure tells. */
export function known({ estimate, variance }: Figure): Quantity {
  return { value: estimate.value ?? 0, variance };
}

/** Whether a figure may be divided by: its half-width is at most 20 % of it. */
export function isFirm(figure: Figure | Quantity): boolean {
  const { value, variance } = 'estimate' in figure ? known(figure) : figure;
  return value > 0 && quantile * Math.sqrt(variance) <= 0.2 * value;
}

function partOf(part: Quantity, whole: Quantity): Quantity {
  const value = part.value / whole.value;
  const rest = Math.max(0, whole.variance - part.variance);
  return { value, variance: ((1 - value) ** 2 * part.variance + value ** 2 * rest) / whole.value ** 2 };
}

function quotientOf(above: Quantity, below: Quantity): Quantity {
  const value = above.value / below.value;
  return { value, variance: (above.variance + value ** 2 * below.variance) / below.value ** 2 };
}

function percent(fraction: Quantity | false): Quantity | undefined {
  return fraction === false ? undefined : { value: 100 * fraction.value, variance: 100 ** 2 * fraction.variance };
}

/** A hidden figure hides what is taken of it, with the gravest status of all. */
function judge(
  figures: readonly Figure[],
  rounding: { readonly step: number; readonly most?: number },
  take: () => Quantity | undefined,
): Figure {
  const hide = (status: string): Figure => ({ estimate: withheld(status), variance: 0 });
  const hidden = gravestFirst.find((status) => figures.some(({ estimate }) => estimate.status === status));
  if (hidden !== undefined) return hide(hidden);
  const taken = take();
  const grade = taken === undefined || taken.value <= 0 ? null : gradeOf((quantile * Math.sqrt(taken.variance)) / taken.value);
  return taken === undefined || grade === null ? hide('IMPRECISE') : show(taken.value, taken.variance, { ...rounding, grade });
}
