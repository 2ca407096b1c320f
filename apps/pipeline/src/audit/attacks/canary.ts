import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { addDays, listDays } from '@passerby/domain/calendar';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { Attack, AuditLab } from '../attack.ts';
import { exactDraw } from '../draw.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import { upperShare } from '../statistics/binomial.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { canaryMarket, canaryPlaces } from '../worlds/canary-market.ts';
import { buildClosed, listExact, openMadeEnclave } from '../worlds/made-enclave.ts';

const canaries = 2000;
/** Half of the 0.1 % for each of the two error rates. */
const errorRateAlpha = 0.0005;
const boundLeast = 0.7;
const exactLeast = 1.5;

/**
 * One build with many private canaries, each there by a coin flip (Steinke, Nasr & Jagielski 2023; Nasr et al. 2023): how well
 * their cells tell members from others bounds the noise's mu from below. Every canary is the only one who is ever in its zone.
 */
export const canaryAudit: Attack = {
  name: 'canaries',
  async run(lab) {
    const isIn = Array.from({ length: canaries }, () => randomInt(2) === 1);
    const { claim, sealed, exact } = await scoreCanaries(lab, isIn);
    const bound = lowerBound(sealed, isIn, claim);
    const method =
      `${canaries} canaries of ${lab.scale.canaryDevices} devices in private zones and sites over ${lab.scale.canaryDays} days, members by coin flip, one build; ` +
      `99.9 % lower bound of mu by Clopper-Pearson on both error rates at half the claim, which is sqrt(sum of n^2 / sigma2) over a canary's cells`;
    return [
      findingOf({
        check: 'canaries: lower bound of mu',
        method: `${method}. Void below ${boundLeast} of the claim`,
        ...atMost(bound, claim),
        alive: atLeast(bound, boundLeast * claim),
      }),
      findingOf({
        check: 'canaries: the same on exact counts',
        method: `${method}. Without noise there are no errors, so that the bound is what the number of canaries allows`,
        ...atLeast(lowerBound(exact, isIn, claim), exactLeast * claim),
      }),
    ];
  },
};

interface Scores {
  readonly claim: number;
  /** One score a canary: its cells weighed by what a member leaves there, standardised to N(0 or claim, 1). */
  readonly sealed: Float64Array;
  readonly exact: Float64Array;
}

async function scoreCanaries(lab: AuditLab, isIn: readonly boolean[]): Promise<Scores> {
  const { market, draw, scale, scratch } = lab;
  const [firstDay, devices] = ['2026-10-05', scale.canaryDevices];
  const days = listDays(firstDay, addDays(firstDay, scale.canaryDays + 1));
  // The first canary is always a member: it shows what a member leaves in its cells.
  const made = canaryMarket({ isIn: [true, ...isIn], devices, days, policy: market.policy.name });
  const enclave = await openMadeEnclave(join(scratch, 'canaries'), made);
  try {
    const scores = { squaredClaim: 0, sealed: new Float64Array(canaries), exact: new Float64Array(canaries) };
    const windows = await buildClosed(enclave, made);
    const isWanted = (family: FamilyName): boolean => ['ZONE', 'SITE'].includes(getFamilyShape(family).place);
    for await (const exact of listExact(enclave, { policy: market.policy, windows, isWanted })) {
      const { terms, noisy } = draw(market, exact);
      const sigma2 = terms.sigma2[0] / terms.sigma2[1];
      scores.squaredClaim += addScores(scores.sealed, exact, { counts: noisy, sigma2 });
      addScores(scores.exact, exact, { counts: exactDraw(market, exact).noisy, sigma2 });
    }
    const claim = Math.sqrt(scores.squaredClaim);
    return { claim, sealed: scores.sealed.map((score) => score / claim), exact: scores.exact.map((score) => score / claim) };
  } finally {
    await enclave.close();
  }
}

/** Adds a table's share of the scores; returns its share of the squared claim. Cells of a place lie together: places are the first axis. */
function addScores(
  scores: Float64Array,
  { domain, counts: exact }: ExactCounts,
  { counts, sigma2 }: { readonly counts: Int32Array; readonly sigma2: number },
): number {
  const places = domain.axes[0]?.values.length ?? 0;
  if (places !== canaryPlaces(canaries)) throw new RangeError(`${domain.family} is not laid out on the canaries' places`);
  const cellsPerPlace = exact.length / places;
  const left = exact.subarray(0, cellsPerPlace);
  for (let canary = 0; canary < scores.length; canary += 1) {
    const start = (canary + 1) * cellsPerPlace;
    for (const [cell, n] of left.entries()) {
      if (n !== 0) scores[canary] = (scores[canary] ?? 0) + (n * (counts[start + cell] ?? 0)) / sigma2;
    }
  }
  return left.reduce((sum, n) => sum + (n * n) / sigma2, 0);
}

/** The 99.9 % lower bound of mu, from the error rates of the test "above half the claim". */
function lowerBound(scores: Float64Array, isIn: readonly boolean[], claim: number): number {
  const isAbove = Array.from(scores, (score) => score > claim / 2);
  const members = isIn.filter(Boolean).length;
  const missed = isAbove.filter((above, canary) => !above && isIn[canary] === true).length;
  const mistaken = isAbove.filter((above, canary) => above && isIn[canary] === false).length;
  const quantileOf = (errors: number, trials: number): number => normalQuantile(1 - upperShare(errors, trials, errorRateAlpha));
  return quantileOf(missed, members) + quantileOf(mistaken, isIn.length - members);
}
