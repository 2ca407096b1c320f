import { claimOnce } from './claim-once.ts';
import { readPublished } from './published-value.ts';
import type { Published } from './published-value.ts';
import type { Estimate, Grade, Status } from './published.ts';
import type { Unit } from './question.ts';

const mintKey = Symbol('passerby.estimate');
let read: (estimate: PublishedEstimate) => Measured | undefined;
let isBranded: (value: object) => value is PublishedEstimate;

/** What all counts of one answer have in common. */
export interface CountTerms {
  readonly unit: Unit;
  /** Whether the licence that it was published for shows grade D. */
  readonly allowsD: boolean;
}

/** What a published count lets a reader know, for ratios of counts: the rounded value and its public variance, rounding included. */
export interface Measured extends CountTerms {
  readonly value: number;
  readonly variance: number;
}

/** What an estimate is made of: what it shows, and its public variance with that of its rounding. */
export interface EstimateParts extends Estimate {
  readonly variance: number;
}

/**
 * An estimate of the gate. Beside what it shows it remembers, where nobody can put anything else, what ratios are taken of:
 * so a ratio is a function of published figures and never of a number that somebody made up (privacy.md 7, L3).
 */
class PublishedEstimate implements Estimate {
  readonly value: Published | null;
  readonly lower: Published | null;
  readonly upper: Published | null;
  readonly grade: Grade | null;
  readonly status: Status;
  readonly #variance: number;
  readonly #terms: CountTerms | undefined;

  constructor(key: symbol, { value, lower, upper, grade, status, variance }: EstimateParts, terms: CountTerms | undefined) {
    if (key !== mintKey) throw new TypeError('An estimate is made by the gate only (privacy.md 7)');
    this.value = value;
    this.lower = lower;
    this.upper = upper;
    this.grade = grade;
    this.status = status;
    this.#variance = variance;
    this.#terms = terms;
  }

  static {
    read = (estimate) => {
      const terms = estimate.#terms;
      return (
        terms && { value: readPublished(estimate.value), variance: estimate.#variance, unit: terms.unit, allowsD: terms.allowsD }
      );
    };
    isBranded = (value): value is PublishedEstimate => #variance in value;
  }
}

/** Hands out, once, what makes an estimate: the gate has it. No ratio is taken of one without terms. Throws TypeError afterwards. */
export const claimEstimates = claimOnce(
  (parts: EstimateParts, terms?: CountTerms): Estimate => new PublishedEstimate(mintKey, parts, terms),
  'Estimates are made by the gate only (privacy.md 7)',
);

/**
 * What the gate published in an estimate; undefined for a suppressed one. Throws TypeError for anything that the gate did not
 * make, a copy too, and for a median or a ratio, of which no ratio is taken.
 */
export function measuredOf(estimate: Estimate): Measured | undefined {
  if (!isBranded(estimate)) throw new TypeError('Refused: this estimate did not come from the gate (privacy.md 7)');
  const measured = read(estimate);
  if (measured === undefined && estimate.status === 'PUBLISHED') {
    throw new TypeError('Refused: a ratio is taken of counts, not of a median or another ratio');
  }
  return measured;
}

Object.freeze(PublishedEstimate.prototype);
Object.freeze(PublishedEstimate);
