import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { addDays } from '@passerby/domain/calendar';
import { makeReleasedMarket } from '@passerby/testkit/market';
import type { ServerReady, ServerUsage } from './server.ts';

/** Asks movement directly, without a gateway, and prints its CPU time a request: cold (each question new) and cached (one question). */
const requests = 400;
const warmUp = 50;
const concurrencies = [1, 8, 32] as const;
const nameWidth = 48;
const releasedFrom = '2026-10-05';
const releasedDays = 28;
const zones = ['n1', 'n2', 's1'];
/** Other places than those of the first case, so that their cells are read anew. */
const districts = ['north', 'tiny', 'south'];
const bands = ['AGE_16_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_64', 'AGE_65_74', 'AGE_75_PLUS'];

interface Case {
  readonly name: string;
  /** The question of a number; another number is another question, as far as the market has them. */
  readonly queryOf: (index: number) => string;
}

const cases: readonly Case[] = [
  {
    name: 'presence 1 area x 24 h x 15 groups, rows',
    queryOf: (index) => presence(index, zones, 'nodes { at ageBand gender estimate { value lower upper status } }'),
  },
  {
    name: 'presence of a district x 24 h x 15, columns',
    queryOf: (index) => presence(index, districts, 'columns { time ageBand gender value lower upper status }'),
  },
  {
    name: 'weekly dwell of a target group, with median',
    queryOf: (index) => `{ dwell(site: "tinytown:high-street", ${week(index)}, targetGroup: { ageBands: [${group(index)}] }) {
      nodes { dwellBand estimate { value lower upper grade status } } median { value lower upper status } } }`,
  },
];

const market = await makeReleasedMarket({ from: releasedFrom, to: addDays(releasedFrom, releasedDays), families: 'ALL' });
const server = fork(join(import.meta.dirname, 'server.ts'), [market.home]);
const [{ url }] = (await once(server, 'message')) as [ServerReady];
console.log(`${requests} requests each; CPU of the subgraph's process alone`);
try {
  for (const { name, queryOf } of cases) {
    const cold = await run(queryOf, { count: zones.length * releasedDays, concurrency: 1 });
    console.log(`${name.padEnd(nameWidth)} cold   c1   ${cold}`);
    await run(() => queryOf(0), { count: warmUp, concurrency: 1 });
    for (const concurrency of concurrencies) {
      const cached = await run(() => queryOf(0), { count: requests, concurrency });
      console.log(`${name.padEnd(nameWidth)} cached ${`c${concurrency}`.padEnd(4)} ${cached}`);
    }
  }
} finally {
  server.disconnect();
  market.remove();
}

interface Load {
  readonly count: number;
  readonly concurrency: number;
}

/** Asks so many questions, so many at a time; a line of CPU and wall time a request. */
async function run(queryOf: (index: number) => string, { count, concurrency }: Load): Promise<string> {
  const { cpuMs: before, token } = await usage();
  const start = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const body = JSON.stringify({ query: queryOf((next += 1)) });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const reply = await (await fetch(url, { method: 'POST', headers, body })).text();
      if (reply.includes('"errors"')) throw new Error(reply);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const wallMs = performance.now() - start;
  const cpuMs = (await usage()).cpuMs - before;
  return `${(cpuMs / count).toFixed(2)} ms CPU, ${Math.round((count / wallMs) * 1000)}/s`;
}

async function usage(): Promise<ServerUsage> {
  server.send('usage');
  const [told] = (await once(server, 'message')) as [ServerUsage];
  return told;
}

function presence(index: number, areas: readonly string[], fields: string): string {
  const from = addDays(releasedFrom, index % releasedDays);
  const area = areas[Math.floor(index / releasedDays) % areas.length];
  return `{ presence(areas: { ids: ["tinytown:${area}"] }, window: { from: "${from}", to: "${addDays(from, 1)}" },
    groupBy: [TIME, AGE_BAND, GENDER], first: 1000) { ${fields} } }`;
}

function week(index: number): string {
  const from = addDays(releasedFrom, 7 * (index % (releasedDays / 7)));
  return `window: { from: "${from}", to: "${addDays(from, 7)}" }`;
}

/** A set of age bands by the bits of a number. */
function group(index: number): string {
  const chosen = bands.filter((_, bit) => ((index + 1) >> bit) & 1);
  return (chosen.length === 0 ? bands : chosen).join(', ');
}
