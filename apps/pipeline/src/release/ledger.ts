import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { chainLine, findChainFault } from './ledger-line.ts';
import type { LedgerEntry, LedgerLine } from './ledger-line.ts';

/** The append-only, hash-chained record of a market's budget (privacy.md 4). One process holds it: the one with the enclave. */
export interface Ledger {
  readonly lines: readonly LedgerLine[];
  /** Adds lines by one write and returns them once they are on disk. */
  append(entries: readonly LedgerEntry[]): readonly LedgerLine[];
}

/** A ledger as it stands on disk. */
export interface LedgerText {
  readonly lines: readonly LedgerLine[];
  /** Bytes of whole lines; what follows is a line cut short by a crash, which says nothing yet. */
  readonly wholeBytes: number;
  readonly isTorn: boolean;
}

/** `ledger.jsonl` of an enclave folder. */
export function ledgerPath(enclaveFolder: string): string {
  return join(enclaveFolder, 'ledger.jsonl');
}

/** Opens a ledger for writing; a line that a crash cut short is cut off. Throws DATA_NOT_AVAILABLE when the chain is broken. */
export function openLedger(path: string): Ledger {
  const { lines: known, wholeBytes, isTorn } = readLedger(path);
  if (isTorn) truncate(path, wholeBytes);
  const lines = [...known];
  return {
    lines,
    append(entries) {
      const added: LedgerLine[] = [];
      for (const entry of entries) added.push(chainLine(added.at(-1) ?? lines.at(-1), entry));
      appendDurable(path, added.map((line) => `${JSON.stringify(line)}\n`).join(''));
      lines.push(...added);
      return added;
    },
  };
}

/** Reads and checks the chain of a ledger; throws DATA_NOT_AVAILABLE naming the first line that does not fit. */
export function readLedger(path: string): LedgerText {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const wholeBytes = bytes.lastIndexOf('\n') + 1;
  const lines: LedgerLine[] = [];
  for (const text of bytes.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1)) {
    const line = parseLine(path, lines.length + 1, text);
    const fault = findChainFault(lines.at(-1), line);
    if (fault !== undefined) throw broken(path, lines.length + 1, fault);
    lines.push(line);
  }
  return { lines, wholeBytes, isTorn: wholeBytes < bytes.length };
}

function parseLine(path: string, number: number, text: string): LedgerLine {
  try {
    return JSON.parse(text) as LedgerLine;
  } catch {
    throw broken(path, number, 'is not JSON');
  }
}

function broken(path: string, number: number, fault: string): PasserbyError {
  return new PasserbyError('DATA_NOT_AVAILABLE', `${path} line ${number} ${fault}: the ledger was changed after it was written`);
}

function truncate(path: string, bytes: number): void {
  const handle = openSync(path, 'r+');
  try {
    ftruncateSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function appendDurable(path: string, text: string): void {
  const isNew = !existsSync(path);
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(path, 'a', 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (isNew) syncFolder(dirname(path));
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
