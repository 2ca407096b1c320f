import type { Finding, Measurement } from './finding.ts';

/** What an audit found. It holds no figure of one person; some of its findings tell of exact counts (`shownAs`), so that it stays with the operator. */
export interface AuditReport {
  readonly market: string;
  readonly policy: string;
  readonly scale: 'quick' | 'full';
  /** The releases of the market whose noise was measured. */
  readonly releases: readonly string[];
  /** The command line that makes such a report again. */
  readonly command: string;
  readonly startedAt: string;
  readonly seconds: number;
  /** Seed of made-up people and of the choice of questions. */
  readonly worldSeed: number;
  /** PASS when every finding passes: a void one is no proof. */
  readonly verdict: 'PASS' | 'FAIL';
  readonly findings: readonly Finding[];
}

/** The report as Markdown: a table of findings, then how each was measured. */
export function describeAudit(report: AuditReport): string {
  const { market, policy, scale, findings, releases } = report;
  const failed = findings.filter(({ verdict }) => verdict !== 'PASS').length;
  return [
    `# Audit of ${market}: ${report.verdict}`,
    '',
    `${findings.length} findings, ${failed} of them not passed. Policy ${policy}, ${scale} audit, ${releases.length} releases, begun ${report.startedAt}, ` +
      `${report.seconds} s, seed of made-up worlds ${report.worldSeed}.`,
    '',
    `Made by \`${report.command}\`.`,
    '',
    'Figures of the noise and of membership are functions of exact counts: of a market of real people this report stays with the operator. The privacy card shows their verdicts alone.',
    '',
    'An attack is alive when it works on the exact, unprotected build; where it does not, its finding is void.',
    '',
    '| finding | verdict | figure | must | alive on the exact build |',
    '|---|---|---|---|---|',
    ...findings.map((finding) => `| ${describeFinding(finding).join(' | ')} |`),
    '',
    '## Methods',
    '',
    ...findings.map(({ check, method }) => `- **${check}**: ${method}.`),
    '',
  ].join('\n');
}

/** One finding in the columns of the report's table. */
export function describeFinding(finding: Finding): readonly string[] {
  const { check, verdict, alive } = finding;
  return [
    check,
    verdict,
    numberOf(finding.figure),
    barOf(finding),
    alive === undefined ? '' : `${numberOf(alive.figure)}, must ${barOf(alive)}`,
  ];
}

function barOf({ must, threshold }: Measurement): string {
  return `${must} ${numberOf(threshold)}`;
}

function numberOf(figure: number): string {
  return Number.isInteger(figure) ? String(figure) : figure.toPrecision(4);
}
