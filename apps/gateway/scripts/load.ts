import autocannon from 'autocannon';
import { startStack } from '../test/fixtures/stack.ts';
import { startGatewayProcess } from '../test/hostile/gateway-process.ts';

/** A rate that two cores hold with the subgraphs beside the gateway. */
const requestsPerSecondDefault = 150;
const connections = 8;
const warmUpSeconds = 10;
const samples = 10;
/** Resident memory of a process at rest goes up and down by so much between two garbage collections. */
const memoryRiseMaxBytes = 64 * 1024 * 1024;

const day = (date: number) => ({ from: `2026-10-${date}`, to: `2026-10-${date + 1}` });
const week = { from: '2026-10-19', to: '2026-10-26' };

/** What clients ask, in turn: rows, packed columns, two hops, reference data, the licence, refusals. */
const requests = [
  {
    query:
      'query P($window: Window!) { presence(areas: { ids: ["tinytown:n1"] }, window: $window, groupBy: [AREA, TIME, AGE_BAND]) { nodes { at ageBand estimate { value lower upper status } } } }',
    variables: { window: day(20) },
  },
  {
    query:
      'query C($window: Window!) { presence(areas: { ids: ["tinytown:n1"] }, window: $window, groupBy: [TIME]) { columns { length time value status } } }',
    variables: { window: day(21) },
  },
  {
    query:
      'query W($window: Window!) { site(id: "tinytown:high-street") { name dwell(window: $window, targetGroup: { genders: [FEMALE] }) { nodes { dwellBand estimate { value status } } } } }',
    variables: { window: week },
  },
  { query: '{ areas(market: "tinytown", first: 100) { nodes { id name level } } }' },
  { query: '{ viewer { organisation { name } quota { pointsLeft } } }' },
  { query: '{ nothing }' },
];

/**
 * `npm run load -w apps/gateway [-- SECONDS REQUESTS_PER_SECOND]`: a mixed load on loopback for ten minutes when nothing is said. Prints
 * answers, errors and the gateway's memory along the way; ends with 1 on an error or when memory goes on rising.
 */
const [seconds = 600, requestsPerSecond = requestsPerSecondDefault] = process.argv.slice(2).map(Number);
const stack = await startStack();
const gateway = await startGatewayProcess(stack.gatewayOptions);
const { key } = await stack.makeKey({ organisation: 'load' });
const load = (duration: number): Promise<autocannon.Result> =>
  autocannon({
    url: `${gateway.url}/graphql`,
    connections,
    duration,
    overallRate: requestsPerSecond,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    requests: requests.map((request) => ({ method: 'POST', body: JSON.stringify(request) })),
  });
await load(warmUpSeconds);
await gateway.measure();

const memory: number[] = [];
const running = load(seconds);
const sampling = setInterval(
  () => void gateway.measure().then(({ residentBytes }) => memory.push(residentBytes)),
  (seconds * 1000) / samples,
);
const { requests: sent, latency, errors, non2xx, timeouts } = await running;
clearInterval(sampling);
const { delayMs } = await gateway.measure();
await gateway.stop();
await stack.close();

const half = Math.floor(memory.length / 2);
const rise = Math.max(...memory.slice(half)) - Math.max(...memory.slice(0, half));
const failed = errors + non2xx + timeouts;
process.stdout.write(
  `${sent.total} requests in ${seconds} s at ${requestsPerSecond} a second: ${failed} failed, p50 ${latency.p50} ms, p99 ${latency.p99} ms\n` +
    `resident memory of the gateway, MiB: ${memory.map((bytes) => Math.round(bytes / 1024 / 1024)).join(' ')}\n` +
    `event-loop delay since the last sample: at most ${delayMs.toFixed(1)} ms\n`,
);
if (failed > 0 || rise > memoryRiseMaxBytes) process.exitCode = 1;
