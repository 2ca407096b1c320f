import type { LocalDay } from '@passerby/domain/calendar';
import type { FamilyName } from '@passerby/domain/family';
import type { RationalPair } from '@passerby/anonymisation/rational';
import { PasserbyError } from '@passerby/domain/error';
import type { LedgerLine, LedgerState } from './ledger-line.ts';

/** Where one family of an attempt stands. */
export interface BatchFamily {
  readonly family: FamilyName;
  readonly rho: RationalPair;
  readonly state: LedgerState;
  /** sha256 of its staged file by name; empty before SPENT. */
  readonly files: Readonly<Record<string, string>>;
}

/** One attempt at building a release: the families that were reserved together, and what became of them. */
export interface LedgerBatch {
  /** `day-2026-10-05`. */
  readonly window: string;
  readonly attempt: number;
  readonly period: LocalDay;
  readonly families: readonly BatchFamily[];
  /** Hash of the last RESERVED line, which the manifest names as its ledgerHead. */
  readonly reservedHash: string;
  /** Release id and content hash, once a family is SPENT. */
  readonly id: string | undefined;
  readonly manifest: string | undefined;
}

/**
 * The attempts of a ledger in order. Throws DATA_NOT_AVAILABLE where its lines make no sense: SPENT or VOID of what was not
 * reserved, or with another budget; a second end; one window's family spent twice.
 */
export function listBatches(lines: readonly LedgerLine[]): readonly LedgerBatch[] {
  const batches = new Map<string, LedgerBatch>();
  const spent = new Map<string, number>();
  for (const line of lines) {
    const window = windowOf(line);
    const key = `${window} ${line.attempt}`;
    const batch = batches.get(key);
    batches.set(key, line.state === 'RESERVED' ? reserve(batch, line) : settle(batch, line));
    if (line.state !== 'SPENT') continue;
    const what = `${line.family} of ${window}`;
    const former = spent.get(what);
    if (former !== undefined) throw senseless(line, `spends ${what} again, after line ${former}`);
    spent.set(what, line.seq);
  }
  return [...batches.values()];
}

/** `day-2026-10-05` of any line: a SPENT line's release ends with the id's hash. */
function windowOf({ release }: LedgerLine): string {
  const match = /^(?:day|week|period)-\d{4}-\d{2}-\d{2}/.exec(release);
  return match?.[0] ?? release;
}

function reserve(batch: LedgerBatch | undefined, line: LedgerLine): LedgerBatch {
  const family: BatchFamily = { family: line.family, rho: line.rho, state: 'RESERVED', files: {} };
  if (batch === undefined) {
    const { attempt, period, hash } = line;
    return {
      window: windowOf(line),
      attempt,
      period,
      families: [family],
      reservedHash: hash,
      id: undefined,
      manifest: undefined,
    };
  }
  if (batch.families.some((known) => known.family === line.family)) throw senseless(line, `reserves ${line.family} twice`);
  return { ...batch, families: [...batch.families, family], reservedHash: line.hash };
}

function settle(batch: LedgerBatch | undefined, line: LedgerLine): LedgerBatch {
  const family = batch?.families.find((known) => known.family === line.family);
  if (batch === undefined || family === undefined) throw senseless(line, `ends ${line.family}, which was not reserved`);
  if (family.state !== 'RESERVED') throw senseless(line, `ends ${line.family}, which is ${family.state} already`);
  if (family.rho[0] !== line.rho[0] || family.rho[1] !== line.rho[1]) {
    throw senseless(line, `ends ${line.family} with rho ${line.rho.join('/')}, reserved with ${family.rho.join('/')}`);
  }
  const settled: BatchFamily = { ...family, state: line.state, files: line.files ?? {} };
  const families = batch.families.map((known) => (known === family ? settled : known));
  if (line.state === 'VOID') return { ...batch, families };
  if (batch.id !== undefined && batch.id !== line.release)
    throw senseless(line, `spends on ${line.release}, others on ${batch.id}`);
  return { ...batch, families, id: line.release, manifest: line.manifest };
}

function senseless({ seq }: LedgerLine, what: string): PasserbyError {
  return new PasserbyError('DATA_NOT_AVAILABLE', `ledger line ${seq} ${what}`);
}
