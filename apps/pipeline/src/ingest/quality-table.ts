import type { DayVolume } from './quality.ts';
import type { QualityReport } from './quality-report.ts';

const number = new Intl.NumberFormat('en-GB');
const columns = ['day', 'rows', 'last 7 days', 'change', 'accepted', 'rejected'] as const;

/** The quality report as lines for people: rules, then a table of days, then warnings. */
export function formatQuality(report: QualityReport): readonly string[] {
  const { rejected, days, locatableShare, unknownSubscribers, warnings } = report;
  const total = Object.values(rejected).reduce((sum, rows) => sum + rows, 0);
  const later = report.isJudgedBySubscriber ? '' : '; DUPLICATE, CONFLICT and SPEED are judged at the build';
  return [
    `  quarantined  ${number.format(total)}${later}`,
    ...Object.entries(rejected).map(([rule, rows]) => `    ${rule.padEnd(20)} ${number.format(rows)}`),
    `  locatable    ${locatableShare === null ? 'no rows' : `${(locatableShare * 100).toFixed(1)} % of the accepted rows`}`,
    `  unknown      ${number.format(unknownSubscribers)} SIMs of the home network in no register`,
    ...(days.length === 0 ? [] : formatTable([columns, ...days.map(cellsOf)])),
    ...warnings.map(({ message }) => `  warning      ${message}`),
  ];
}

function cellsOf({ day, rows, mean, accepted, rejected }: DayVolume): readonly string[] {
  const change = mean === null || mean === 0 ? '-' : `${rows >= mean ? '+' : ''}${((rows / mean - 1) * 100).toFixed(0)} %`;
  return [
    day,
    number.format(rows),
    mean === null ? '-' : number.format(Math.round(mean)),
    change,
    number.format(accepted),
    number.format(rejected),
  ];
}

function formatTable(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => `  ${line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')}`);
}
