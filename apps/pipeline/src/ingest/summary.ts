import type { Market } from '@passerby/domain/market';
import type { IngestOutcome } from './ingest.ts';
import { describeLateRows, type LateRows } from './late-rows.ts';
import type { QualityWarning } from './quality.ts';
import type { QualityReport } from './quality-report.ts';
import { formatQuality } from './quality-table.ts';

/** The result of `ingest` as `--json` prints it. */
export interface IngestSummary {
  readonly market: string;
  readonly files: {
    readonly read: number;
    readonly skipped: readonly string[];
    readonly replaced: readonly string[];
    readonly ignored: readonly string[];
  };
  readonly rows: number;
  readonly accepted: number;
  /** Rows without consent or under age; they are nowhere. */
  readonly leftOut: number;
  /** Rows in quarantine by rule, of the files read now. */
  readonly quarantined: Readonly<Record<string, number>>;
  /** Accepted rows, read now, of days that are released already, by day; no released window counts them. */
  readonly late: LateRows;
  readonly quality: QualityReport;
  readonly warnings: readonly QualityWarning[];
  readonly reference: IngestOutcome['reference'];
  readonly register: IngestOutcome['register'];
  readonly erased: IngestOutcome['erased'];
}

/** Adds up an ingest. DUPLICATE, CONFLICT and SPEED are judged per subscriber at the build; `inspect quarantine` lists them too. */
export function summarise(market: Market, outcome: IngestOutcome, quality: QualityReport): IngestSummary {
  const { loaded, skipped, replaced, ignored, reference, register, erased } = outcome;
  const quarantined: Record<string, number> = {};
  for (const { rejected } of loaded) {
    for (const [rule, rows] of Object.entries(rejected)) quarantined[rule] = (quarantined[rule] ?? 0) + rows;
  }
  const ignoredWarnings = ignored.map((path) => ({
    code: 'IGNORED_FILE' as const,
    subject: path,
    message: `${path} is no event file and was not read`,
  }));
  return {
    market: market.id,
    files: { read: loaded.length, skipped, replaced, ignored },
    rows: loaded.reduce((sum, { rows }) => sum + rows, 0),
    accepted: loaded.reduce((sum, { accepted }) => sum + accepted, 0),
    leftOut: loaded.reduce((sum, { leftOut }) => sum + leftOut, 0),
    quarantined,
    late: sumLate(loaded.map(({ late }) => late)),
    quality,
    warnings: [...quality.warnings, ...ignoredWarnings],
    reference,
    register,
    erased,
  };
}

function sumLate(parts: readonly LateRows[]): LateRows {
  const sums = new Map<string, number>();
  for (const [day, rows] of parts.flatMap((part) => Object.entries(part))) sums.set(day, (sums.get(day) ?? 0) + rows);
  return Object.fromEntries([...sums].toSorted(([day], [other]) => (day < other ? -1 : 1)));
}

/** The summary as lines for people. */
export function formatSummary(market: Market, summary: IngestSummary): string {
  const { files, reference, register, erased } = summary;
  const number = new Intl.NumberFormat('en-GB');
  return [
    `${market.name} (${market.id})`,
    `  places       ${reference.zones} zones in ${reference.districts} districts, ${reference.sites} sites${reference.sensitiveSites > 0 ? ` (${reference.sensitiveSites} sensitive left out)` : ''}, ${reference.cells} cells (${reference.newCells} new)`,
    `  register     ${number.format(register.subscribers)} subscribers, ${number.format(register.withContract)} with consent, ${number.format(register.objections)} objections`,
    `  files        ${files.read} read, ${files.skipped.length} known already, ${files.replaced.length} replaced`,
    `  rows         ${number.format(summary.rows)}`,
    `  accepted     ${number.format(summary.accepted)}`,
    `  left out     ${number.format(summary.leftOut)} (no consent, or under 16)`,
    ...describeLateRows(summary.late).map((line) => `  late         ${line}`),
    ...(Object.keys(erased.rows).length > 0
      ? [
          `  erased       ${Object.entries(erased.rows)
            .map(([table, rows]) => `${number.format(rows)} of ${table}`)
            .join(', ')}`,
        ]
      : []),
    ...formatQuality({ ...summary.quality, warnings: summary.warnings }),
  ].join('\n');
}

/** One load of a watch as one line for people. */
export function formatLoad({ files, rows, accepted, leftOut, quarantined, late, warnings }: IngestSummary): string {
  const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, count) => all + count, 0);
  return (
    `${files.read} files read, ${files.replaced.length} replaced: ${rows} rows, ${accepted} accepted, ${leftOut} left out, ` +
    `${sum(quarantined)} quarantined, ${sum(late)} late, ${warnings.length} warnings`
  );
}
