import { startStack } from '../test/fixtures/stack.ts';
import { startGatewayProcess } from '../test/hostile/gateway-process.ts';
import { runHostile } from '../test/hostile/hostile-run.ts';

/** Of one request, milliseconds (issue 6). */
const cpuLimitMs = 100;
const delayLimitMs = 100;
const findingsShown = 20;
const kindsShown = 5;

/**
 * `npm run hostile -w apps/gateway [-- COUNT SEED]`: the hostile corpus against a gateway over a small released market. Prints the
 * figures and ends with 1 when a request took too long, was not answered or told what it must not.
 */
const [count = 5000, seed = 1] = process.argv.slice(2).map(Number);
const stack = await startStack();
const gateway = await startGatewayProcess(stack.gatewayOptions);
const { key } = await stack.makeKey({ organisation: 'hostile' });
const figures = await runHostile(gateway, { count, seed, key });
await gateway.stop();
await stack.close();

const { statuses, findings, cpuMaxMs, cpuMeanMs, delayMaxMs } = figures;
const answers = Object.entries(statuses).map(([status, number]) => `${number} x ${status === '0' ? 'given up' : status}`);
const dearest = cpuMaxMs.slice(0, kindsShown).map(([kind, ms]) => `${ms.toFixed(1)} ms (${kind})`);
process.stdout.write(
  `${count} requests of seed ${seed}: ${answers.join(', ')}\n` +
    `gateway CPU a request: mean ${cpuMeanMs.toFixed(2)} ms, at most ${dearest.join(', ')}\n` +
    `event-loop delay: at most ${delayMaxMs.toFixed(1)} ms\n` +
    `failed or leaking: ${findings.length}\n`,
);
for (const { kind, index, problem } of findings.slice(0, findingsShown)) {
  process.stdout.write(`  ${kind}, number ${index}: ${problem}\n`);
}
if (findings.length > 0 || cpuMaxMs.some(([, ms]) => ms > cpuLimitMs) || delayMaxMs > delayLimitMs) process.exitCode = 1;
