import { cases } from './bench-cases.ts';
import { askAgain, askEach } from './bench-load.ts';
import { marketId, releaseMarket } from './bench-market.ts';
import { startStack } from './bench-stack.ts';

/**
 * `npm run bench:hops -w apps/gateway [-- ROUNDS SECONDS]`: CPU time a request of the gateway beside that of GraphQL Hive over the same
 * supergraph and subgraphs, turn about in one run, for a question of two hops. Prints each round and the ratio of the medians.
 */
const [rounds = 6, seconds = 3] = process.argv.slice(2).map(Number);
const names = ['gateway', 'gateway of GraphQL Hive'] as const;
const caseName = 'weekly dwell of a target group';
const connections = 8;

const question = cases.find(({ name }) => name === caseName)?.graph(0);
if (question === undefined) throw new Error(`the bench has no case "${caseName}"`);
const market = await releaseMarket();
const { targets, stop } = await startStack(market.home, marketId);
const measured = names.map((name) => ({ name, edgeMs: [] as number[], wholeMs: [] as number[] }));
try {
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, edgeMs, wholeMs } of round % 2 === 0 ? measured : measured.toReversed()) {
      const target = targets.find((candidate) => candidate.name === name);
      if (target === undefined) throw new Error(`the stack has no ${name}`);
      await askEach(target, [question]);
      const { cpuMs, requestsPerSecond, failed } = await askAgain(target, question, { connections, seconds });
      const whole = cpuMs.reduce((sum, { ms }) => sum + ms, 0);
      const edge = cpuMs[0]?.ms ?? 0;
      console.log(
        `${name.padEnd(24)} round ${round}: ${edge.toFixed(2)} ms of its own, ${whole.toFixed(2)} ms in all, ${requestsPerSecond.toFixed(0)}/s, ${failed} failed`,
      );
      // The first round warms up.
      if (round === 0) continue;
      edgeMs.push(edge);
      wholeMs.push(whole);
    }
  }
} finally {
  await stop();
  market.remove();
}
const [ours, theirs] = measured;
if (ours && theirs) {
  console.log(
    `CPU ms a request, medians of ${rounds}: ${median(ours.edgeMs).toFixed(2)} beside ${median(theirs.edgeMs).toFixed(2)} = ${(median(ours.edgeMs) / median(theirs.edgeMs)).toFixed(2)} x; ` +
      `all processes ${median(ours.wholeMs).toFixed(2)} beside ${median(theirs.wholeMs).toFixed(2)} = ${(median(ours.wholeMs) / median(theirs.wholeMs)).toFixed(2)} x`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
