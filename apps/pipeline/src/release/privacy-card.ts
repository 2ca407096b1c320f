import { addDays, PERIOD_DAYS } from '@passerby/domain/calendar';
import { guaranteePerYear, PERIODS_PER_YEAR } from '@passerby/anonymisation/accountant';
import type { GuaranteeFacts } from '@passerby/anonymisation/plan';
import { rational, toNumber } from '@passerby/anonymisation/rational';
import type { Rational } from '@passerby/anonymisation/rational';
import type { ManifestFamily, ReleaseManifest } from '@passerby/release/manifest';
import { showSigma, sumPairs } from './release-report.ts';

/** What a span of time may cost one subscriber, and what its releases have cost so far (privacy.md 1). */
export interface CardBudget {
  readonly rho: number;
  readonly epsilon: number;
  readonly delta: number;
  readonly worstCaseAuc: number;
  readonly unit: string;
  readonly spent: number;
  readonly left: number;
}

/** The privacy card of a release: what was done, on whose account, and what it promises. */
export interface PrivacyCard {
  readonly release: string;
  readonly market: string;
  readonly window: ReleaseManifest['window'];
  readonly period: string;
  readonly policy: string;
  readonly mechanism: string;
  /** Budget of this release alone: an accounting figure, not the protection of its rows. */
  readonly rho: number;
  readonly perPeriod: CardBudget;
  readonly perYear: CardBudget;
  readonly families: readonly ManifestFamily[];
  readonly unprotectedQuantities: readonly string[];
  readonly notProtected: readonly string[];
  readonly methodVersion: string;
  readonly code: string;
  readonly createdAt: string;
  readonly ledgerHead: string;
  /** Path of the manifest on the gateway. */
  readonly manifest: string;
}

const mechanism =
  'exact discrete Gaussian noise on every cell of the public domain, zero cells too (zCDP; Canonne, Kamath & Steinke 2020)';
const notProtected = [
  'facts about groups: what holds for the people of a place holds for each of them in so far as they are its people',
  'one day alone: a day also reaches weekly and period tables, so no epsilon is claimed for a day',
  'years: budgets of periods add up, see the year above',
];

/**
 * The card of a release, with spending summed over the market's published manifests: the budget period's, and that of the
 * 13 periods which end with it. The cap is the one that this release was made under.
 */
export function privacyCardOf(manifest: ReleaseManifest, published: readonly ReleaseManifest[]): PrivacyCard {
  const { guarantee, period } = manifest;
  const cap = rationalOf(guarantee.rhoPerPeriod);
  const yearFrom = addDays(period, -(PERIODS_PER_YEAR - 1) * PERIOD_DAYS);
  const year = guaranteePerYear(cap);
  return {
    release: manifest.id,
    market: manifest.market,
    window: manifest.window,
    period,
    policy: manifest.policy,
    mechanism,
    rho: spentOf([manifest]),
    perPeriod: budgetOf(
      guarantee.rhoPerPeriod,
      guarantee,
      published.filter((other) => other.period === period),
    ),
    perYear: budgetOf(
      year.rhoPerYear,
      year,
      published.filter((other) => other.period >= yearFrom && other.period <= period),
    ),
    families: manifest.families,
    unprotectedQuantities: manifest.unprotectedQuantities,
    notProtected,
    methodVersion: manifest.methodVersion,
    code: manifest.code,
    createdAt: manifest.createdAt,
    ledgerHead: manifest.ledgerHead,
    manifest: `/releases/${manifest.market}/${manifest.id}/manifest.json`,
  };
}

/** The card for people. */
export function describeCard(card: PrivacyCard): string {
  const names = Math.max(...card.families.map(({ name }) => name.length));
  return [
    `Privacy card of ${card.market}, ${card.release}`,
    '',
    `What       counts of devices from ${card.window.from} to before ${card.window.to}, in ${card.families.length} families`,
    `Mechanism  ${card.mechanism}`,
    `Policy     ${card.policy}; method ${card.methodVersion}; code ${card.code}; sealed ${card.createdAt}`,
    `Unit       ${card.perPeriod.unit}`,
    `Cost       rho ${round(card.rho)} of the period that begins ${card.period} (an accounting figure, not the protection of these rows)`,
    describeSpan('Per period', card.perPeriod),
    describeSpan('Per year', card.perYear),
    '',
    ...card.families.map(
      ({ name, rows, cap, rho, sigma2 }) =>
        `  ${name.padEnd(names)}  ${rows.toLocaleString('en').padStart(11)} rows   rho ${rho.join('/')}   sigma2 ${sigma2.join('/')} (sigma ${showSigma(sigma2)})   ${cap}`,
    ),
    '',
    'Not protected',
    ...[...card.notProtected, ...card.unprotectedQuantities].map((line) => `  - ${line}`),
    '',
    `Manifest   ${card.manifest}`,
    `Ledger     RESERVED line ${card.ledgerHead}; check with: passerby ledger verify --market ${card.market}`,
  ].join('\n');
}

function describeSpan(name: string, { rho, epsilon, delta, worstCaseAuc, spent, left }: CardBudget): string {
  return (
    `${name.padEnd(10)} at most rho ${round(rho)} (epsilon ${epsilon.toFixed(2)} at delta ${delta}, worst-case attacker AUC ` +
    `${worstCaseAuc.toFixed(4)}); spent ${round(spent)}, left ${round(left)}`
  );
}

function budgetOf(
  rho: number,
  { epsilon, delta, worstCaseAuc, unit }: Pick<GuaranteeFacts, 'epsilon' | 'delta' | 'worstCaseAuc' | 'unit'>,
  releases: readonly ReleaseManifest[],
): CardBudget {
  const spent = spentOf(releases);
  return { rho, epsilon, delta, worstCaseAuc, unit, spent, left: Math.max(0, rho - spent) };
}

function spentOf(releases: readonly ReleaseManifest[]): number {
  return toNumber(sumPairs(releases.flatMap(({ families }) => families.map(({ rho }) => rho))));
}

/** A cap as policies write them: a few decimals. */
function rationalOf(value: number): Rational {
  const scale = 1_000_000;
  return rational(BigInt(Math.round(value * scale)), BigInt(scale));
}

function round(value: number): string {
  return String(Number(value.toFixed(6)));
}
