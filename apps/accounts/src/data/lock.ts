import { readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { badInput } from '@passerby/domain/error';

const attemptsMax = 10;

/** Who holds a lock. Facts that the system does not tell are null. */
interface Holder {
  readonly pid: number;
  /** Kernel ticks at which the process started, so that a reused process number is told apart. */
  readonly startedAt: string | null;
  /** This boot of the machine. */
  readonly boot: string | null;
  /** The container's process namespace: in another one the same numbers mean other processes. */
  readonly namespace: string | null;
}

/**
 * Takes a lock file for this process and returns how to give it back. PGlite itself does not lock, and two processes on one
 * folder lose acknowledged rows (architecture.md 3). The lock of a process that has died is taken over. Throws
 * BAD_USER_INPUT, naming the holder, while another process or this one holds it.
 */
export function takeLock(path: string): () => void {
  const mine = JSON.stringify(describeSelf());
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    if (isCreated(path, mine)) return () => releaseLock(path, mine);
    const held = readText(path);
    if (held === undefined) continue;
    assertStale(path, held);
    removeStale(path, held);
  }
  throw badInput(`The lock of the accounts database ${path} changes hands; try again`);
}

function describeSelf(): Holder {
  return { pid: process.pid, startedAt: startTimeOf(process.pid), boot: bootId(), namespace: processNamespace() };
}

function assertStale(path: string, held: string): void {
  const holder = parseHolder(held);
  if (holder === undefined || holder.boot !== bootId()) return;
  if (holder.namespace !== processNamespace()) {
    throw badInput(
      `The accounts database is in use by a process of another container; if that container is gone, remove ${path}`,
    );
  }
  if (!isAlive(holder)) return;
  throw badInput(
    `The accounts database is in use by process ${holder.pid} (${path}). One process alone may open it: use the running service, or stop it first`,
  );
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  return startTimeOf(pid) === startedAt;
}

function isCreated(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a dead holder's lock aside; if somebody else took it over in between, it is put back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readText(aside) === stale) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function releaseLock(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true });
}

/** Undefined for a file that was cut off while it was written: its writer died. */
function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, startedAt = null, boot = null, namespace = null } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, startedAt, boot, namespace } : undefined;
  } catch {
    return undefined;
  }
}

function startTimeOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function bootId(): string | null {
  return readText('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
}

function processNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
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
