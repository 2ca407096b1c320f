import type { AuditSummary } from '@passerby/release/audit-summary';
import type { CardBudget, PrivacyCard } from '@passerby/release/privacy-card';
import { showSigma } from './release-report.ts';

/** The privacy card for people. */
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
    ...listOf('Processed', card.processed),
    ...listOf('Basis', card.basis),
    ...listOf('Rules at query time', card.queryRules),
    ...listOf('Not protected', [...card.notProtected, ...card.unprotectedQuantities]),
    '',
    `Manifest   ${card.manifest}`,
    `Ledger     RESERVED line ${card.ledgerHead}; check with: ${card.ledgerCheck}`,
    `Audit      ${describeLastAudit(card.audit)}`,
  ].join('\n');
}

function describeLastAudit(audit: AuditSummary | null): string {
  if (audit === null) return 'none yet; run: passerby audit';
  const passed = audit.findings.filter(({ verdict }) => verdict === 'PASS').length;
  return `${audit.verdict}, ${passed} of ${audit.findings.length} findings passed, ${audit.scale}, ${audit.startedAt}`;
}

function listOf(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...lines.map((line) => `  - ${line}`)];
}

function describeSpan(name: string, { rho, epsilon, delta, worstCaseAuc, spent, left }: CardBudget): string {
  return (
    `${name.padEnd(10)} at most rho ${round(rho)} (epsilon ${epsilon.toFixed(2)} at delta ${delta}, worst-case attacker AUC ` +
    `${worstCaseAuc.toFixed(4)}); spent ${round(spent)}, left ${round(left)}`
  );
}

function round(value: number): string {
  return String(Number(value.toFixed(6)));
}
