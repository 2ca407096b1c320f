/** A figure and the side of the threshold where it must lie. */
export interface Measurement {
  readonly figure: number;
  readonly must: 'be at most' | 'be at least';
  readonly threshold: number;
}

/** VOID: the attack did not work on the exact, unprotected build either, so that its failure proves nothing. */
export type Verdict = 'PASS' | 'FAIL' | 'VOID';

/** One line of the audit: what was measured and what it says. Never a figure of one person. */
export interface Finding extends Measurement {
  readonly check: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  /**
   * Set where figure or threshold is a function of the market's exact counts: the line of the privacy card that shows the verdict
   * alone. Such figures stay with the operator, as exact tables do.
   */
  readonly shownAs?: string;
  /** The same attack on the exact, unprotected build; absent for what is no attack. */
  readonly alive?: Measurement;
  readonly verdict: Verdict;
}

/** Judges a measurement: VOID where the attack is not alive, else by its threshold. NaN is on the wrong side of any threshold. */
export function findingOf(finding: Omit<Finding, 'verdict'>): Finding {
  const isAlive = finding.alive === undefined || isKept(finding.alive);
  return { ...finding, verdict: isAlive ? (isKept(finding) ? 'PASS' : 'FAIL') : 'VOID' };
}

/** A figure that must be at most a threshold. */
export function atMost(figure: number, threshold: number): Measurement {
  return { figure, must: 'be at most', threshold };
}

/** A figure that must be at least a threshold. */
export function atLeast(figure: number, threshold: number): Measurement {
  return { figure, must: 'be at least', threshold };
}

function isKept({ figure, must, threshold }: Measurement): boolean {
  return must === 'be at most' ? figure <= threshold : figure >= threshold;
}
