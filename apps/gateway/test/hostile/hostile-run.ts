import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { listHostileRequests } from './corpus.ts';
import type { GatewayProcess } from './gateway-process.ts';
import { findLeaks } from './leak.ts';
import { send } from './send.ts';

/** Answered or refused; 5xx is neither. */
const failedFrom = 500;
/** A fault of ours where the request's own should be named. */
const internalCode = '"code":"INTERNAL"';
const warmUpCount = 200;
const warmUpSeed = 0;

export interface HostileFinding {
  readonly kind: string;
  readonly seed: number;
  readonly index: number;
  readonly problem: string;
}

export interface HostileFigures {
  readonly requests: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** The most that one request of each kind took, the dearest kind first. */
  readonly cpuMaxMs: readonly (readonly [kind: string, ms: number])[];
  readonly cpuMeanMs: number;
  readonly delayMaxMs: number;
  readonly findings: readonly HostileFinding[];
}

/**
 * Sends the corpus of a seed one by one and measures what each costs the gateway. Another corpus goes before it, for a process
 * that has compiled nothing yet is slow for reasons of its own.
 */
export async function runHostile(
  gateway: GatewayProcess,
  { count, seed, key }: { readonly count: number; readonly seed: number; readonly key: string },
): Promise<HostileFigures> {
  const agent = new Agent({ keepAlive: true });
  const publicText = readFileSync(join(import.meta.dirname, '..', '..', 'api.graphql'), 'utf8');
  const authorization = `Bearer ${key}`;
  for (const request of listHostileRequests(warmUpCount, warmUpSeed, authorization)) await send(gateway.url, request, agent);
  await gateway.measure();
  const statuses: Record<string, number> = {};
  const findings: HostileFinding[] = [];
  const cpuMaxMs = new Map<string, number>();
  let [cpuSumMs, delayMaxMs, index] = [0, 0, 0];
  for (const request of listHostileRequests(count, seed, authorization)) {
    const answer = await send(gateway.url, request, agent);
    const { cpuMs, delayMs } = await gateway.measure();
    cpuMaxMs.set(request.kind, Math.max(cpuMs, cpuMaxMs.get(request.kind) ?? 0));
    cpuSumMs += cpuMs;
    delayMaxMs = Math.max(delayMaxMs, delayMs);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const problems = [...findLeaks(request, answer, publicText)];
    if (answer.status >= failedFrom) problems.push(`status ${answer.status}: ${answer.text.slice(0, 200)}`);
    if (answer.text.includes(internalCode)) problems.push(`INTERNAL: ${answer.text.slice(0, 200)}`);
    if (answer.status === 0 && request.kind !== 'slow body') problems.push('no answer');
    for (const problem of problems) findings.push({ kind: request.kind, seed, index, problem });
    index += 1;
  }
  agent.destroy();
  const dearest = [...cpuMaxMs].toSorted(([, one], [, other]) => other - one);
  return { requests: count, statuses, cpuMaxMs: dearest, cpuMeanMs: cpuSumMs / count, delayMaxMs, findings };
}
