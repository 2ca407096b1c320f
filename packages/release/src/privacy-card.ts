import { guaranteePerYear, PERIODS_PER_YEAR } from '@passerby/anonymisation/accountant';
import type { GuaranteeFacts } from '@passerby/anonymisation/plan';
import { parseRational, rational, sum, toNumber } from '@passerby/anonymisation/rational';
import type { Rational } from '@passerby/anonymisation/rational';
import { addDays, PERIOD_DAYS } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { AuditSummary } from './audit-summary.ts';
import type { ManifestFamily, ReleaseManifest } from './manifest.ts';
import { BASIS, MECHANISM, NOT_PROTECTED, PROCESSED, QUERY_RULES } from './privacy-facts.ts';

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

/** The privacy card of a release: what is processed, on what basis, what was done, on whose account, and what it promises. */
export interface PrivacyCard {
  readonly release: string;
  readonly market: string;
  readonly window: ReleaseManifest['window'];
  readonly period: LocalDay;
  readonly policy: string;
  readonly processed: readonly string[];
  readonly basis: readonly string[];
  readonly mechanism: string;
  readonly queryRules: readonly string[];
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
  /** The command that checks the ledger, where the enclave is. */
  readonly ledgerCheck: string;
  /** Path of the manifest on the gateway. */
  readonly manifest: string;
  /** The market's last audit; null where there was none. */
  readonly audit: AuditSummary | null;
}

/** What a card rests on beside its manifest. */
export interface CardFacts {
  /** All published manifests of the market. */
  readonly published: readonly ReleaseManifest[];
  readonly audit?: AuditSummary | undefined;
}

/**
 * The card of a release, with spending summed over the market's published manifests: the budget period's, and that of the
 * 13 periods which end with it. The cap is the one that this release was made under.
 */
export function privacyCardOf(manifest: ReleaseManifest, { published, audit }: CardFacts): PrivacyCard {
  const { guarantee, period } = manifest;
  const yearFrom = addDays(period, -(PERIODS_PER_YEAR - 1) * PERIOD_DAYS);
  const { rhoPerYear, ...year } = guaranteePerYear(rationalOf(guarantee.rhoPerPeriod));
  const inPeriod = published.filter((other) => other.period === period);
  const inYear = published.filter((other) => other.period >= yearFrom && other.period <= period);
  return {
    release: manifest.id,
    market: manifest.market,
    window: manifest.window,
    period,
    policy: manifest.policy,
    processed: PROCESSED,
    basis: BASIS,
    mechanism: MECHANISM,
    queryRules: QUERY_RULES,
    rho: spentBy([manifest]),
    perPeriod: budgetOf(guarantee.rhoPerPeriod, guarantee, inPeriod),
    perYear: budgetOf(rhoPerYear, year, inYear),
    families: manifest.families,
    unprotectedQuantities: manifest.unprotectedQuantities,
    notProtected: NOT_PROTECTED,
    methodVersion: manifest.methodVersion,
    code: manifest.code,
    createdAt: manifest.createdAt,
    ledgerHead: manifest.ledgerHead,
    ledgerCheck: `passerby ledger verify --market ${manifest.market}`,
    manifest: manifestPathOf(manifest),
    audit: audit ?? null,
  };
}

/** Path of a release's manifest on the gateway. */
export function manifestPathOf({ market, id }: ReleaseManifest): string {
  return `/releases/${market}/${id}/manifest.json`;
}

/** Budget that releases have cost one subscriber together, zCDP. */
export function spentBy(releases: readonly ReleaseManifest[]): number {
  return toNumber(sum(releases.flatMap(({ families }) => families.map(({ name, rho }) => parseRational(rho, `rho of ${name}`)))));
}

function budgetOf(
  rho: number,
  { epsilon, delta, worstCaseAuc, unit }: Pick<GuaranteeFacts, 'epsilon' | 'delta' | 'worstCaseAuc' | 'unit'>,
  releases: readonly ReleaseManifest[],
): CardBudget {
  const spent = spentBy(releases);
  return { rho, epsilon, delta, worstCaseAuc, unit, spent, left: Math.max(0, rho - spent) };
}

/** A cap as policies write them: a few decimals. */
function rationalOf(value: number): Rational {
  const scale = 1_000_000;
  return rational(BigInt(Math.round(value * scale)), BigInt(scale));
}
