import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from './durable-file.ts';

/** One line of an audit, as the privacy card shows it. */
export interface AuditFinding {
  readonly check: string;
  readonly figure: number;
  readonly must: string;
  readonly threshold: number;
  readonly verdict: string;
}

/** The last audit of a market: verdicts and figures of attacks, never of a person. */
export interface AuditSummary {
  readonly market: string;
  readonly scale: string;
  /** ISO 8601 instant. */
  readonly startedAt: string;
  readonly verdict: string;
  readonly findings: readonly AuditFinding[];
}

const fileName = 'audit.json';

/** Puts the last audit beside a market's releases, where serving can read it; atomic. What else `audit` holds stays behind. */
export function writeAuditSummary(releasesFolder: string, audit: AuditSummary): void {
  const { market, scale, startedAt, verdict } = audit;
  const findings = audit.findings.map(({ check, figure, must, threshold, verdict: found }) => ({
    check,
    figure,
    must,
    threshold,
    verdict: found,
  }));
  const folder = join(releasesFolder, market);
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${fileName}`);
  writeDurable(draft, `${JSON.stringify({ market, scale, startedAt, verdict, findings }, null, 2)}\n`);
  renameSync(draft, join(folder, fileName));
}

/** The last audit of a market; undefined where there was none. */
export function findAuditSummary(releasesFolder: string, market: string): AuditSummary | undefined {
  const path = join(releasesFolder, market, fileName);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as AuditSummary) : undefined;
}
