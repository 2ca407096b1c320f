import autocannon from 'autocannon';
import type { Question } from './bench-cases.ts';
import type { Target } from './bench-stack.ts';

/** CPU and time of a load. */
export interface Measured {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  /** CPU time a request of each process, milliseconds. */
  readonly cpuMs: readonly { readonly name: string; readonly ms: number }[];
}

/** Asks each question once, one after the other. */
export function askEach(target: Target, questions: readonly Question[]): Promise<Measured> {
  return measure(target, async (headers) => {
    const times: number[] = [];
    const start = performance.now();
    for (const question of questions) {
      const from = performance.now();
      await ask(target, question, headers);
      times.push(performance.now() - from);
    }
    const seconds = (performance.now() - start) / 1000;
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { total: times.length, seconds, p50Ms: at(0.5), p99Ms: at(0.99), failed: 0 };
  });
}

/** Asks one question again and again, so many at a time, for so long. */
export function askAgain(
  target: Target,
  question: Question,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Measured> {
  return measure(target, async (headers) => {
    const body = JSON.stringify(question);
    const result = await autocannon({ url: target.url, connections, duration: seconds, method: 'POST', headers, body });
    const { requests, latency, errors, non2xx, duration } = result;
    return { total: requests.total, seconds: duration, p50Ms: latency.p50, p99Ms: latency.p99, failed: errors + non2xx };
  });
}

/** Throws where the answer is a refusal. */
async function ask({ url }: Target, question: Question, headers: Record<string, string>): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(question) });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(`the question is refused: ${text}`);
}

interface Load extends Pick<Measured, 'p50Ms' | 'p99Ms' | 'failed'> {
  readonly total: number;
  readonly seconds: number;
}

async function measure(target: Target, run: (headers: Record<string, string>) => Promise<Load>): Promise<Measured> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await target.authorize()}` };
  const before = target.processes.map(({ cpuMs }) => cpuMs());
  const { total, seconds, ...load } = await run(headers);
  const cpuMs = target.processes.map((running, index) => ({
    name: running.name,
    ms: (running.cpuMs() - (before[index] ?? 0)) / total,
  }));
  return { requestsPerSecond: total / seconds, cpuMs, ...load };
}
