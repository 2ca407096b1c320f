import { basename, dirname } from 'node:path';
import type { Enclave } from '../enclave/enclave.ts';
import { pseudonymOf } from '../enclave/key.ts';
import type { Engine } from '../engine/engine.ts';
import { endSession, startSession } from '../ingest/ingest-session.ts';
import { landingTable } from '../ingest/landing-table.ts';
import { importObjections } from '../ingest/register.ts';

/** Adds a file of objections (subscriber_id, effective_at, kind) to the register; returns how many were new. */
export async function registerObjectionFile(enclave: Enclave, path: string): Promise<number> {
  const { engine, market } = enclave;
  const before = await countObjections(engine);
  await startSession(enclave);
  try {
    await importObjections(engine, landingTable(dirname(path), basename(path)), market.timeZone);
  } finally {
    await endSession(engine);
  }
  return (await countObjections(engine)) - before;
}

/** Adds one person's objection, in effect from `now` on; returns how many were new. */
export async function registerObjection({ engine, key }: Enclave, subscriberId: string, now: Date): Promise<number> {
  await engine.run(`INSERT INTO consent SELECT {subscriber:UInt64}, {effective_ms:Int64}, 'OBJECTION'`, {
    subscriber: pseudonymOf(key, subscriberId),
    effective_ms: now.getTime(),
  });
  return 1;
}

async function countObjections(engine: Engine): Promise<number> {
  const [counted] = await engine.rows<{ readonly rows: string }>('SELECT count() AS rows FROM consent');
  return Number(counted?.rows ?? 0);
}
