import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const waitMs = 50;
/** A lock without a holder's id is one whose writer died between the two, once it is this old. */
const emptyMaxMs = 10_000;

/** Runs `work` while no other process builds in this folder; waits its turn, and takes over from a builder that died. */
export async function withBuildLock<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const path = join(folder, 'build.lock');
  while (!isTaken(path)) await sleep(waitMs);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function isTaken(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    removeStale(path);
    return false;
  }
}

function removeStale(path: string): void {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    else if (Date.now() - statSync(path).mtimeMs > emptyMaxMs) rmSync(path, { force: true });
  } catch (error) {
    const isDead = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (isDead) rmSync(path, { force: true });
  }
}
