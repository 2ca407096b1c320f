import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** When a run is killed: some time after it opened its enclave, or right after the ledger grew for the n-th time. */
export type KillMoment =
  | { readonly after: 'opening'; readonly lockPath: string; readonly withinMs: number }
  | { readonly after: 'ledger'; readonly ledgerPath: string; readonly growths: number; readonly withinMs: number };

const pollMs = 2;
const mainPath = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Runs one command of the pipeline and kills it with -9 at a random moment; false when it ended before that. */
export async function killRun(args: readonly string[], home: string, moment: KillMoment): Promise<boolean> {
  const child = spawn(process.execPath, [mainPath, ...args], {
    stdio: 'ignore',
    env: { ...process.env, PASSERBY_HOME: home },
  });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      hasEnded = true;
      resolve();
    });
  });
  await untilMoment(moment, () => hasEnded);
  await Promise.race([sleep(randomInt(moment.withinMs + 1)), ended]);
  child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}

async function untilMoment(moment: KillMoment, hasEnded: () => boolean): Promise<void> {
  if (moment.after === 'opening') {
    while (!hasEnded() && !existsSync(moment.lockPath)) await sleep(pollMs);
    return;
  }
  let size = sizeOf(moment.ledgerPath);
  for (let growths = 0; growths < moment.growths && !hasEnded();) {
    await sleep(pollMs);
    const now = sizeOf(moment.ledgerPath);
    if (now > size) growths++;
    size = now;
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
