import { randomBytes } from 'node:crypto';
import { makeReleasedMarket } from '@passerby/testkit/market';
import autocannon from 'autocannon';
import { exportJWK, generateKeyPair } from 'jose';
import { startProcess } from './bench-process.ts';
import type { BenchProcess } from './bench-process.ts';

/** `npm run bench -w apps/gateway [-- seconds]`: requests/s and CPU ms a request of each process, beside the default fetcher. */
const seconds = Number(process.argv[2] ?? 8);
const warmUpSeconds = 3;
const connections = 16;
const window = { from: '2026-10-19', to: '2026-10-26' };

const questions = {
  'presence, 1 area x 24 h x 15 groups': {
    query: `query Presence($areas: [ID!], $window: Window!) {
      presence(areas: { ids: $areas }, window: $window, grain: HOUR, groupBy: [AREA, TIME, AGE_BAND, GENDER], unit: DEVICES, first: 1000) {
        edition { id }
        nodes { area { id } at ageBand gender estimate { value lower upper status } }
        pageInfo { hasNextPage endCursor }
      } }`,
    variables: { areas: ['tinytown:n1'], window: { ...window, to: '2026-10-20' } },
  },
  'two hops, site and its dwell': {
    query: `query WindowShoppers($site: ID!, $window: Window!) {
      site(id: $site) { id name
        dwell(window: $window, grain: WEEK, targetGroup: { ageBands: [AGE_25_34], genders: [FEMALE] }, groupBy: [DWELL_BAND]) {
          edition { id } guarantee { rhoPerPeriod epsilon } counts
          nodes { dwellBand estimate { value lower upper grade status } } median { value lower upper status }
        } } }`,
    variables: { site: 'tinytown:high-street', window },
  },
};

const market = await makeReleasedMarket({ ...window });
const serviceKey = randomBytes(32).toString('base64url');
const pair = await generateKeyPair('EdDSA', { extractable: true });
const shared = {
  PASSERBY_HOME: market.home,
  PASSERBY_SUBGRAPH_PORT: '0',
  PASSERBY_PORT: '0',
  PASSERBY_SERVICE_KEY: serviceKey,
  PASSERBY_PRINCIPAL_PUBLIC_KEY: JSON.stringify(await exportJWK(pair.publicKey)),
};
const accounts = await startProcess('accounts', 'apps/accounts/src/main.ts', shared);
const demographics = await startProcess('demographics', 'apps/demographics/src/main.ts', shared);
const movement = await startProcess('movement', 'apps/movement/src/main.ts', shared);
const edge = {
  ...shared,
  PASSERBY_PRINCIPAL_PRIVATE_KEY: JSON.stringify(await exportJWK(pair.privateKey)),
  PASSERBY_ACCOUNTS_URL: `${accounts.url}/graphql`,
  PASSERBY_DEMOGRAPHICS_URL: `${demographics.url}/graphql`,
  PASSERBY_MOVEMENT_URL: `${movement.url}/graphql`,
};
const gateway = await startProcess('gateway', 'apps/gateway/src/main.ts', edge);
const baseline = await startProcess('gateway, default fetcher', 'apps/gateway/bench/baseline-gateway.ts', edge);
const subgraphs = [demographics, movement, accounts];
const key = await makeKey();

for (const [title, question] of Object.entries(questions)) {
  for (const edgeProcess of [gateway, baseline]) {
    await load(edgeProcess, question, warmUpSeconds);
    await measure(edgeProcess, title, question);
  }
}
for (const running of [gateway, baseline, ...subgraphs]) await running.stop();
market.remove();

async function measure(edgeProcess: BenchProcess, title: string, question: object): Promise<void> {
  const processes = [edgeProcess, ...subgraphs];
  const before = processes.map(({ cpuMs }) => cpuMs());
  const { requests, latency, errors, non2xx } = await load(edgeProcess, question, seconds);
  const cpu = processes.map(({ name, cpuMs }, index) => ({ name, ms: (cpuMs() - (before[index] ?? 0)) / requests.total }));
  const whole = cpu.reduce((sum, { ms }) => sum + ms, 0);
  const parts = cpu.map(({ name, ms }) => `${name} ${ms.toFixed(2)}`).join(' + ');
  process.stdout.write(
    `${title} through the ${edgeProcess.name}, ${connections} at a time\n` +
      `  ${Math.round(requests.average)} requests/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, ${errors + non2xx} failed\n` +
      `  CPU ms a request: ${whole.toFixed(2)} = ${parts}\n`,
  );
}

async function load(edgeProcess: BenchProcess, question: object, duration: number): Promise<autocannon.Result> {
  const url = `${edgeProcess.url}/graphql`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const body = JSON.stringify(question);
  const probe = await fetch(url, { method: 'POST', headers, body });
  const answer = (await probe.json()) as { readonly errors?: unknown };
  if (answer.errors !== undefined) throw new Error(`the question is refused: ${JSON.stringify(answer.errors)}`);
  return autocannon({ url, connections, duration, method: 'POST', headers, body });
}

async function makeKey(): Promise<string> {
  const send = async (method: string, path: string, body: object): Promise<{ readonly key?: string }> => {
    const headers = { 'content-type': 'application/json', 'x-passerby-service-key': serviceKey };
    const response = await fetch(accounts.url + path, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as { readonly key?: string };
  };
  const licence = {
    markets: [market.market],
    areas: ['*'],
    finestLevel: 'ZONE',
    grains: ['HOUR', 'WEEK'],
    measures: ['presence', 'dwell'],
    demo: true,
    historyFrom: null,
    lagDays: 0,
    gradeD: false,
  };
  await send('PUT', '/internal/organisations/bench', { kind: 'INTERNAL' });
  await send('PUT', '/internal/organisations/bench/licences/all', { licence });
  const quota = { pointsPerDay: 1_000_000_000_000, requestsPerMinute: 100_000_000, costMax: 1_000_000 };
  await send('PUT', '/internal/organisations/bench/licences/all/quota', quota);
  return (await send('POST', '/internal/keys', { organisation: 'bench', licence: 'all', name: 'bench' })).key ?? '';
}
