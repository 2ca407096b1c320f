import type { LocalDay } from '@passerby/domain/calendar';
import { buildAdmitted } from '../consent/admitted.ts';
import type { Enclave } from '../enclave/enclave.ts';
import type { Engine, SqlParameters } from '../engine/engine.ts';
import { loadSql, loadStatements } from '../engine/sql-file.ts';
import { assertCaps } from '../families/bounded/assert-caps.ts';
import { BOUNDED_STEPS } from '../families/bounded/bounded-steps.ts';
import { listDaysRead } from '../families/list-days-read.ts';
import { policyOf } from '../families/market-policy.ts';
import { buildParameters, findEventFacts } from './build-parameters.ts';
import { listBuckets } from './buckets.ts';
import { writeCalendar } from './calendar.ts';
import type { EventFacts } from './build-parameters.ts';
import { writeDemoLeaves } from './demo-leaves.ts';
import { findFingerprint, isBuilt, movementsMark } from './fingerprint.ts';
import { staySql } from './stay-sql.ts';

/** Which exact tables to build. */
export interface BuildOptions {
  /** The time of the build: objections whose time has come count (measures.md 6, Consent). */
  readonly now: Date;
  /** Last local day whose windows are counted; absent: the last day read. */
  readonly through?: LocalDay;
  /** Keeps stays, visits and trips too, to be inspected; the families do not need them once they are bounded. */
  readonly movements?: boolean;
  /** Stops after the visits, for measuring; the tables then do not count as built. */
  readonly until?: 'visits';
  /** Called after each share of the subscribers, with the share that is done (0 to 1). */
  readonly onProgress?: (done: number) => void;
}

const derivedTables = [
  'exact_build',
  'calendar',
  'demo_leaves',
  'cell_facts',
  'public_pairs',
  'late_starts',
  'tracks',
  'whereabouts',
  'kept',
  'rejecting',
  'movements',
  'homes',
  'leaves',
  ...BOUNDED_STEPS.map(({ table }) => table),
] as const;
/** Hold the rows of one bucket at a time. */
const bucketTables = ['tracks', 'whereabouts'] as const;
const schema = loadStatements(import.meta.url, './schema.sql');
const functions = loadStatements(import.meta.url, './functions.sql');
const cellFactsSql = loadSql(import.meta.url, './cell-facts.sql');
const lateStartsSql = loadStep('late-starts');
const publicPairsSql = loadSql(import.meta.url, '../families/public-pairs.sql');

/** Steps that each bucket of subscribers goes through; every one reads its own subscribers only. */
const visitSteps = [loadStep('tracks'), staySql(), ...['kept', 'rejecting'].map(loadStep)];
const movementsStep = loadStep('movements');
const labelSteps = ['homes', 'leaves'].map(loadStep);

/** Every text that decides what the tables hold: when one changes, they are built anew. */
const definitions = [
  ...schema,
  ...functions,
  cellFactsSql,
  publicPairsSql,
  lateStartsSql,
  ...visitSteps,
  movementsStep,
  ...labelSteps,
  ...BOUNDED_STEPS.map(({ sql, cap }) => `${cap} ${sql}`),
];

/**
 * Builds every exact table anew from the enclave's events: kept events, homes, on demand stays, visits and trips, and the
 * bounded tables with their caps asserted (privacy.md 2, measures.md 2, 3, 6). Nothing is done when the tables stand already
 * for the same inputs and options. All retained events are used: those after a day's closing time can only change the length
 * of a stay of more than 30 hours, which no window of that day tells apart (measures.md 2.3). Throws when a cap is breached.
 */
export async function buildExactTables(enclave: Enclave, options: BuildOptions): Promise<void> {
  const { engine, market } = enclave;
  for (const statement of functions) await engine.run(statement);
  const daysRead = await listDaysRead(enclave);
  const through = options.through ?? daysRead.at(-1) ?? market.firstPeriod;
  await buildAdmitted(enclave, options.now);
  const fingerprint = await findFingerprint(enclave, { through, definitions });
  const marks = [fingerprint, ...(options.movements === true ? [movementsMark(fingerprint)] : [])];
  if (await isBuilt(engine, marks)) return;
  for (const table of derivedTables) await engine.run(`DROP TABLE IF EXISTS ${table} SYNC`);
  for (const statement of schema) await engine.run(statement);
  const events = await findEventFacts(engine);
  if (events !== undefined) {
    await writeCalendar(engine, { market, daysRead, through, firstMs: events.firstMs, lastMs: events.lastMs });
    await writeDemoLeaves(engine);
    await engine.run(cellFactsSql);
    await engine.run(`INSERT INTO public_pairs SELECT origin, destination FROM (${publicPairsSql})`, {
      max_km: policyOf(market).flowsMaxKm,
    });
    await runBuckets(enclave, events, options);
    if (options.until !== undefined) return;
    await assertCaps(engine);
  }
  await engine.run('INSERT INTO exact_build SELECT arrayJoin({marks:Array(String)})', { marks });
}

async function runBuckets(enclave: Enclave, facts: EventFacts, { movements, until, onProgress }: BuildOptions): Promise<void> {
  const { engine } = enclave;
  const fixed = buildParameters(enclave, facts);
  const buckets = listBuckets(facts.events);
  await engine.run(lateStartsSql, { base_ms: facts.firstMs });
  for (const [index, { from, to }] of buckets.entries()) {
    const parameters = { ...fixed, from_subscriber: from, to_subscriber: to };
    for (const table of bucketTables) await engine.run(`TRUNCATE TABLE ${table}`);
    for (const sql of visitSteps) await engine.runOnShards(sql, parameters);
    if (movements === true) await engine.runOnShards(movementsStep, parameters);
    if (until === undefined) await boundBucket(engine, parameters);
    onProgress?.((index + 1) / buckets.length);
  }
  for (const table of ['late_starts', ...bucketTables]) await engine.run(`TRUNCATE TABLE ${table}`);
}

async function boundBucket(engine: Engine, parameters: SqlParameters): Promise<void> {
  for (const sql of labelSteps) await engine.runOnShards(sql, parameters);
  for (const { sql, capName, cap } of BOUNDED_STEPS) {
    await engine.runOnShards(sql, capName === null ? parameters : { ...parameters, [capName]: cap });
  }
}

function loadStep(name: string): string {
  return loadSql(import.meta.url, `./${name}.sql`);
}
