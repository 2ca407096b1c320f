import { setTimeout } from 'node:timers/promises';
import { cases } from './bench-cases.ts';
import { askAgain, askEach } from './bench-load.ts';
import type { Measured } from './bench-load.ts';
import { marketId, releaseMarket } from './bench-market.ts';
import { startStack } from './bench-stack.ts';

/**
 * `npm run bench -w apps/gateway [-- seconds]`: CPU time a request of each process, cold (each question new, one at a time) and
 * cached (one question again and again), of movement asked directly and through the gateway, each beside its baselines.
 */
const seconds = Number(process.argv[2] ?? 1);
/** Asked again and again; no cold question has this number. */
const cachedIndex = 330;
/** What a load left running may end before the next one is measured. */
const settleMs = 200;
const nameWidth = 33;

const market = await releaseMarket();
const { targets, stop } = await startStack(market.home, marketId);
try {
  for (const { name, direct, graph, cold, warmUps, concurrencies } of cases) {
    console.log(`\n${name}`);
    for (const [turn, target] of targets.entries()) {
      const questionOf = target.isGateway ? graph : direct;
      const asked = Array.from({ length: warmUps + cold }, (_, index) => questionOf(turn * (warmUps + cold) + index));
      await askEach(target, asked.slice(0, warmUps));
      print(target.name, 'cold', await askEach(target, asked.slice(warmUps)));
      await askEach(target, [questionOf(cachedIndex)]);
      for (const connections of concurrencies) {
        print(target.name, `c${connections}`, await askAgain(target, questionOf(cachedIndex), { connections, seconds }));
        await setTimeout(settleMs);
      }
    }
  }
} finally {
  await stop();
  market.remove();
}

function print(target: string, load: string, { requestsPerSecond, p50Ms, p99Ms, failed, cpuMs }: Measured): void {
  const whole = cpuMs.reduce((sum, { ms }) => sum + ms, 0);
  const parts = cpuMs.length === 1 ? '' : ` = ${cpuMs.map(({ name, ms }) => `${name} ${ms.toFixed(2)}`).join(' + ')}`;
  const times = `p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms${failed === 0 ? '' : `, ${failed} failed`}`;
  console.log(
    `  ${target.padEnd(nameWidth)} ${load.padEnd(4)} ${requestsPerSecond.toFixed(0).padStart(5)}/s  ${times}  CPU ms ${whole.toFixed(2)}${parts}`,
  );
}
