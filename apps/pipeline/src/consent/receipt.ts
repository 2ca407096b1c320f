import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Enclave } from '../enclave/enclave.ts';
import { type Erasure, eraseObjected } from './erase.ts';

/** Proof that an objection was carried out; it names no person (privacy.md 8). */
export interface ErasureReceipt extends Erasure {
  /** First 16 hex digits of the SHA-256 of the other fields. */
  readonly receipt: string;
  readonly market: string;
  /** ISO 8601. */
  readonly at: string;
  /** Objections, withdrawals and returns that were new to the register. */
  readonly registered: number;
}

/** Erases whom objections in effect concern and writes the receipt to `erasures.jsonl` of the enclave. */
export async function eraseWithReceipt(enclave: Enclave, now: Date, registered: number): Promise<ErasureReceipt> {
  const erasure = await eraseObjected(enclave.engine, now);
  const facts = { market: enclave.market.id, at: now.toISOString(), registered, ...erasure };
  const receipt = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16);
  appendFileSync(join(enclave.folder, 'erasures.jsonl'), `${JSON.stringify({ receipt, ...facts })}\n`, {
    mode: 0o600,
    flush: true,
  });
  return { receipt, ...facts };
}

/** The receipt as lines for people. */
export function formatReceipt({ receipt, market, at, registered, subscribers, rows }: ErasureReceipt): string {
  const tables = Object.entries(rows).map(([table, count]) => `  ${table.padEnd(14)} ${count} rows erased`);
  return [
    `Erasure receipt ${receipt}`,
    `  market         ${market}`,
    `  at             ${at}`,
    `  registered     ${registered} new`,
    `  people         ${subscribers}`,
    ...(tables.length === 0 ? ['  nothing was held'] : tables),
    '  Published releases stay as they are: they are anonymous statistics (privacy.md 8).',
  ].join('\n');
}
