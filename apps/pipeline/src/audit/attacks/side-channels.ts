import { join } from 'node:path';
import { addDays, listHoursOfDay } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import type { CellPlan } from '@passerby/anonymisation/plan';
import type { Attack, AuditLab } from '../attack.ts';
import { exactDraw } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { aucOf } from '../statistics/normal.ts';
import { separationOf } from '../statistics/roc.ts';
import { presenceVariances } from '../worlds/city-attack.ts';
import { makeCity, OPEN_LICENCE } from '../worlds/city.ts';
import type { City } from '../worlds/city.ts';
import { hoursPerDay } from '../worlds/hour-values.ts';
import { serveCity, valueOf } from '../worlds/served-city.ts';
import type { ServedCity } from '../worlds/served-city.ts';

const standardErrorsMost = 4;
const aliveAucLeast = 0.75;
/** What a server without a gate works longer where somebody is: more than answers differ for other reasons on a busy machine. */
const extraWorkMs = { least: 2, most: 50 };
const spreadFrom = 0.1;
const spreadTo = 0.9;
const leaves = DEMO_LEAVES.length;
/** Where the hour begins in `2026-10-25T01:00:00+01:00`. */
const hourOfLabel = 11;

/** What an answer tells by how long it takes, how long it is and how its rows stand, when all of its figures are suppressed. */
export const sideChannels: Attack = {
  name: 'side channels',
  async run(lab) {
    const city = inhabitedBySingles(lab.scale.quietDays);
    const sealed = await watch(lab, city, { draw: lab.draw, server: gated });
    const exact = await watch(lab, city, { draw: exactDraw, server: unprotectedServer(extraWorkOf(sealed.latency)) });
    const claim = aucOf(Math.sqrt(hoursPerDay / presenceVariances(lab).total));
    const method = `${city.zones.length * city.days.length} questions in random order, each about a day of an empty zone or of one with a single device in each hour`;
    return [
      channelFinding('latency', { method, sealed: sealed.latency, exact: exact.latency, claim }),
      channelFinding('size', { method, sealed: sealed.size, exact: exact.size, claim }),
      findingOf({
        check: 'side channel: order of rows',
        method: `${method}: answers whose rows stand in another order than others'`,
        ...atMost(sealed.disordered, 0),
        alive: atLeast(exact.disordered, 1),
      }),
    ];
  },
};

/** Half of the zones are empty, the others hold one device in each hour. */
function inhabitedBySingles(days: number): City {
  let cell = 0;
  return makeCity(days, (zone) => {
    const isFirstLeaf = cell % leaves === 0;
    cell += 1;
    return zone % 2 === 1 && isFirstLeaf ? 1 : 0;
  });
}

/** What a client sees of an answer beside its figures. */
interface Seen {
  readonly text: string;
  /** Labels of the rows in their order. */
  readonly order: string;
}
type Server = (served: ServedCity, about: ZoneDay) => Promise<Seen>;

/** What a question is about. */
interface ZoneDay {
  readonly zone: string;
  readonly day: LocalDay;
}

/** An answer as it goes over the wire: figures and statuses, without what names the edition. */
const gated: Server = async ({ ask }, { zone, day }) => {
  const window = { from: day, to: addDays(day, 1) };
  const { rows } = await ask({ places: { areaIds: [zone] }, window }, { ...OPEN_LICENCE, gradeD: false });
  return {
    text: JSON.stringify(rows.map(({ key, estimate }) => ({ key, status: estimate.status, value: valueOf(estimate) }))),
    order: rows.map(({ key }) => key.TIME?.slice(hourOfLabel)).join(),
  };
};

/** From the tenth to the ninetieth of a hundred answers of the gate, within limits. */
function extraWorkOf({ inhabited, empty }: Samples): number {
  const sorted = [...inhabited, ...empty].toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [spreadFrom, spreadTo].map((share) => sorted[Math.floor(share * sorted.length)] ?? 0);
  return Math.min(extraWorkMs.most, Math.max(extraWorkMs.least, high - low));
}

/** What a server without a gate might do: work for cells that hold somebody, leave empty ones out, sort by count. */
function unprotectedServer(extraMs: number): Server {
  return (served, about) => unprotected(served, about, extraMs);
}

async function unprotected({ city, source }: ServedCity, { zone, day }: ZoneDay, extraMs: number): Promise<Seen> {
  const edition = source.findEdition(city.market.id);
  if (edition === undefined) throw new RangeError('the city has no edition');
  const plan: CellPlan = {
    market: city.market.id,
    family: 'presence-zone-hour',
    groupBy: ['at'],
    filters: [
      { column: 'area_id', in: [zone] },
      { column: 'at', in: listHoursOfDay(day, city.market.timeZone) },
    ],
  };
  const held = (await source.sumCells(edition, plan)).filter(({ sum }) => sum > 0).toSorted((a, b) => b.sum - a.sum);
  const until = performance.now() + (held.length > 0 ? extraMs : 0);
  while (performance.now() < until);
  return { text: JSON.stringify(held), order: held.map(({ key }) => key.join()).join() };
}

interface Watched {
  readonly latency: Samples;
  readonly size: Samples;
  /** Answers whose rows stand in another order than those of the first. */
  readonly disordered: number;
}

interface Samples {
  readonly inhabited: number[];
  readonly empty: number[];
}

interface WatchOptions {
  readonly draw: Draw;
  readonly server: Server;
}

async function watch({ scratch, market, dice }: AuditLab, city: City, { draw, server }: WatchOptions): Promise<Watched> {
  const served = await serveCity(city, {
    folder: join(scratch, `side-channels-${draw === exactDraw ? 'exact' : 'sealed'}`),
    policy: market.policy,
    draw,
  });
  const latency: Samples = { inhabited: [], empty: [] };
  const size: Samples = { inhabited: [], empty: [] };
  const orders: string[] = [];
  for (const { zone, day, kind } of dice.shuffle(listZoneDays(city))) {
    const started = performance.now();
    const { text, order } = await server(served, { zone, day });
    latency[kind].push(performance.now() - started);
    size[kind].push(text.length);
    orders.push(order);
  }
  await served.close();
  return { latency, size, disordered: orders.filter((order) => order !== orders[0]).length };
}

/** Every zone and day of the city; every second zone is inhabited. */
function listZoneDays({ zones, days }: City): readonly (ZoneDay & { readonly kind: keyof Samples })[] {
  return days.flatMap((day) => zones.map((zone, index) => ({ zone, day, kind: index % 2 === 1 ? 'inhabited' : 'empty' })));
}

function channelFinding(
  channel: 'latency' | 'size',
  {
    method,
    sealed,
    exact,
    claim,
  }: { readonly method: string; readonly sealed: Samples; readonly exact: Samples; readonly claim: number },
): Finding {
  const seen = separationOf(sealed.inhabited, sealed.empty);
  const leak = separationOf(exact.inhabited, exact.empty).auc;
  return findingOf({
    check: `side channel: ${channel}`,
    method: `${method}: area under the ROC curve, either way round; a day of one device may show by ${claim.toFixed(3)}, plus 4 standard errors`,
    ...atMost(Math.max(seen.auc, 1 - seen.auc), claim + standardErrorsMost * seen.standardError),
    alive: atLeast(Math.max(leak, 1 - leak), aliveAucLeast),
  });
}
