import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { badInput } from '@passerby/domain/error';

/**
 * Takes the lock file of an enclave for this process and returns how to give it back. The lock of a process that has died
 * is taken over. Throws BAD_USER_INPUT while another process, or this one, holds it.
 */
export function takeLock(path: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, startedAt: startTimeOf(process.pid) });
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (isCreated(path, mine)) return () => releaseLock(path, mine);
    const held = readText(path);
    if (held === undefined) continue;
    if (isAlive(held)) throw badInput(`the enclave is in use by process ${pidOf(held)} (${path}); try again when it has ended`);
    removeStale(path, held);
  }
  throw badInput(`the enclave's lock ${path} changes hands; try again`);
}

const maxAttempts = 10;

function isCreated(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a dead process's lock aside; if another process took it over in between, its lock is put back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = readText(aside);
  if (moved !== undefined && moved !== stale) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

function releaseLock(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true });
}

function isAlive(held: string): boolean {
  const pid = pidOf(held);
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  const { startedAt } = JSON.parse(held) as { readonly startedAt?: string | null };
  const now = startTimeOf(pid);
  return now === null || startedAt === now;
}

/** When a process started, in the kernel's ticks, so that a reused process number is told apart; null where not known. */
function startTimeOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function pidOf(held: string): number | undefined {
  const match = /"pid":(\d+)/.exec(held);
  return match === null ? undefined : Number(match[1]);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
