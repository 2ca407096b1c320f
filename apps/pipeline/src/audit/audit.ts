import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attack, AuditLab } from './attack.ts';
import type { AuditReport } from './audit-report.ts';
import { openDice } from './dice.ts';
import { productionDraw } from './draw.ts';
import type { Finding } from './finding.ts';
import type { AuditScale } from './scale.ts';
import type { SealedMarket } from './worlds/sealed-market.ts';

/** What to audit, and how much. */
export interface AuditOptions {
  readonly market: SealedMarket;
  readonly scale: AuditScale;
  readonly attacks: readonly Attack[];
  /** Told of each finding as it is made. */
  readonly onFinding?: (finding: Finding) => void;
}

/**
 * Runs attacks one after the other in a scratch folder that is removed at the end. What they draw is never published and no
 * seed of it exists; the report tells the seed of made-up worlds only.
 */
export async function runAudit({ market, scale, attacks, onFinding }: AuditOptions): Promise<AuditReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'passerby-audit-'));
  const dice = openDice();
  const lab: AuditLab = { market, draw: productionDraw, scratch, scale, dice };
  const findings: Finding[] = [];
  const startedAt = new Date();
  try {
    for (const attack of attacks) {
      for (const finding of await attack.run(lab)) {
        findings.push(finding);
        onFinding?.(finding);
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return {
    market: market.id,
    policy: market.policy.name,
    scale: scale.name,
    releases: market.releases.map(({ id }) => id),
    command: `npx passerby audit --market ${market.id}${scale.name === 'quick' ? ' --quick' : ''}`,
    startedAt: startedAt.toISOString(),
    seconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
    worldSeed: dice.seed,
    verdict: findings.every(({ verdict }) => verdict === 'PASS') ? 'PASS' : 'FAIL',
    findings,
  };
}
