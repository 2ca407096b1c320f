import type { LocalDay } from '@passerby/domain/calendar';
import type { FamilyName } from '@passerby/domain/family';
import type { RationalPair } from '@passerby/anonymisation/rational';
import { canonicalJson, sha256 } from '@passerby/release/manifest';

/** What a line says about a family's budget: set aside before the draw, spent before publication, or given back. */
export type LedgerState = 'RESERVED' | 'SPENT' | 'VOID';

/** What a line records; seq, previous and hash are the ledger's own. */
export interface LedgerEntry {
  /** ISO 8601 instant. */
  readonly at: string;
  /** First day of the budget period that pays. */
  readonly period: LocalDay;
  /** RESERVED and VOID: `day-2026-10-05`, because the id's hash is not known before the draw. SPENT: the whole release id. */
  readonly release: string;
  readonly family: FamilyName;
  readonly rho: RationalPair;
  readonly state: LedgerState;
  /** Which attempt at building this window, from 1; a crash before SPENT costs one. */
  readonly attempt: number;
  /** SPENT only: content hash of the manifest (without id and createdAt). */
  readonly manifest?: string;
  /** SPENT only: sha256 of the family's staged file by its name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** One line of `ledger.jsonl`, chained to the one before it (interfaces.md, Ledger). */
export interface LedgerLine extends LedgerEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Hash of the line before; 64 zeros on the first. */
  readonly previous: string;
  /** SHA-256 over the canonical JSON of the line without `hash`. */
  readonly hash: string;
}

/** What the first line has as its `previous`. */
const genesis = '0'.repeat(64);

/** The line that follows `last` with this entry. */
export function chainLine(last: LedgerLine | undefined, entry: LedgerEntry): LedgerLine {
  const line = { seq: (last?.seq ?? 0) + 1, ...entry, previous: last?.hash ?? genesis };
  return { ...line, hash: hashOf(line) };
}

/** What is wrong with a line that follows `last`, in words; undefined when it fits. */
export function findChainFault(last: LedgerLine | undefined, line: LedgerLine): string | undefined {
  const { hash, ...content } = line;
  if (line.seq !== (last?.seq ?? 0) + 1) return `has seq ${line.seq} after ${last?.seq ?? 0}`;
  if (line.previous !== (last?.hash ?? genesis)) return 'does not name the hash of the line before it';
  if (hash !== hashOf(content)) return 'has a hash that does not fit its content';
  return undefined;
}

function hashOf(content: Omit<LedgerLine, 'hash'>): string {
  return sha256(canonicalJson(content));
}
