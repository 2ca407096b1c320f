import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from './durable-file.ts';

/** One line of an audit, as the privacy card shows it. */
export interface AuditFinding {
  readonly check: string;
  /** Null where it would tell of exact counts, which no noise covers: then only the verdict is shown. */
  readonly figure: number | null;
  readonly must: string;
  readonly threshold: number | null;
  readonly verdict: string;
}

/** One line of an audit as the audit itself has it. */
export interface AuditedFinding extends AuditFinding {
  readonly figure: number;
  readonly threshold: number;
  /**
   * The line of the card that it is a part of, for a finding that rests on the market's exact counts: what was released less a
   * figure of the noise is an exact count (privacy.md 1). All that share a line are shown as one verdict.
   */
  readonly shownAs?: string;
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
const passed = 'PASS';

/** An audit as a summary is made of it. */
export type Audited = Omit<AuditSummary, 'findings'> & { readonly findings: readonly AuditedFinding[] };

/**
 * Puts the last audit beside a market's releases, where serving can read it; atomic. What rests on exact counts is a verdict
 * there, and what else `audit` holds stays behind.
 */
export function writeAuditSummary(releasesFolder: string, audit: Audited): void {
  const { market, scale, startedAt, verdict } = audit;
  const findings = summarise(audit.findings);
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

/** Lines of findings in their order; one line, where the first of them stands, for all that are shown as one. */
function summarise(findings: readonly AuditedFinding[]): readonly AuditFinding[] {
  const lines = Map.groupBy(findings, ({ check, shownAs = check }) => shownAs);
  return [...lines].flatMap(([line, shown]): readonly AuditFinding[] => {
    if (shown.every(({ shownAs }) => shownAs === undefined)) {
      return shown.map(({ check, figure, must, threshold, verdict }) => ({ check, figure, must, threshold, verdict }));
    }
    const failed = shown.find(({ verdict }) => verdict !== passed);
    return [{ check: line, figure: null, must: 'pass', threshold: null, verdict: failed?.verdict ?? passed }];
  });
}
