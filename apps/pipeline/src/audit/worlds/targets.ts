import { randomBytes } from 'node:crypto';
import type { FamilyName } from '@passerby/domain/family';
import { familyNoise } from '@passerby/anonymisation/policy';
import type { Policy } from '@passerby/anonymisation/policy';
import { toNumber } from '@passerby/anonymisation/rational';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { Engine } from '../../engine/engine.ts';
import { loadSql } from '../../engine/sql-file.ts';
import { indexCells } from '../../families/count-family.ts';
import type { CellLabels } from '../../families/count-family.ts';
import type { SealedMarket } from './sealed-market.ts';

/** The daily tables that membership is attacked in: most of what one person leaves. */
export const ATTACKED_FAMILIES = [
  'presence-zone-hour',
  'presence-zone-hour-demo',
  'visitors-zone-day',
  'visitors-zone-day-demo',
] as const satisfies readonly FamilyName[];

/** One attacked table: its exact counts with every target in them. */
export interface AttackedTable {
  readonly family: FamilyName;
  readonly exact: ExactCounts;
  readonly sigma2: number;
}

/** A cell that a target counts in, by 1. */
export interface Contribution {
  /** Position in {@link Targets.tables}. */
  readonly table: number;
  readonly cell: number;
}

/** One person of the audited market, without a name: positions only, in memory only. */
export interface Target {
  readonly cells: readonly Contribution[];
  /** Hours of presence, where both presence tables are released. */
  readonly points: readonly Point[];
  /** Squared mu of the weekly dwell, which is not attacked but belongs to what the person is promised. */
  readonly unattacked: number;
}

/** One hour of a target's presence: its cell among all devices, and among those of its demo leaf. */
export interface Point {
  readonly zone: string;
  readonly total: Contribution;
  readonly leaf: Contribution;
}

/** People that attackers look for, and the tables they look in. */
export interface Targets {
  readonly tables: readonly AttackedTable[];
  readonly people: readonly Target[];
}

const sql = {
  hours: loadSql(import.meta.url, './target-hours.sql'),
  days: loadSql(import.meta.url, './target-days.sql'),
  weeks: loadSql(import.meta.url, './target-weeks.sql'),
};

/** Draws targets among the customers of the market's newest build, at random, and finds the cells that they count in. */
export async function drawTargets(market: SealedMarket, count: number): Promise<Targets> {
  const open = await market.open();
  try {
    const { engine } = open.enclave;
    const tables: AttackedTable[] = [];
    const finders = new Map<string, Finder>();
    for await (const { manifest, family, exact } of open.listTables()) {
      if (!isAttacked(family.name)) continue;
      finders.set(`${family.name} ${manifest.window.from}`, { table: tables.length, find: indexCells(exact.domain) });
      tables.push({ family: family.name, exact, sigma2: family.sigma2[0] / family.sigma2[1] });
    }
    const rows = await readRows(engine, market, count);
    return { tables, people: peopleOf(rows, finders, dwellInformation(market.policy)) };
  } finally {
    await open.close();
  }
}

/** The same people as if there were nobody else: a build so thin that who knows four hours of one must find them in exact counts. */
export function targetsAlone({ tables, people }: Targets): Targets {
  const alone = tables.map((table) => ({
    ...table,
    exact: { domain: table.exact.domain, counts: new Int32Array(table.exact.counts.length) },
  }));
  for (const { table, cell } of people.flatMap(({ cells }) => cells)) {
    const counts = alone[table]?.exact.counts;
    if (counts !== undefined) counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return { tables: alone, people };
}

interface Finder {
  readonly table: number;
  readonly find: (labels: CellLabels) => number;
}

interface TargetRow extends CellLabels {
  readonly target: number | string;
  readonly day: string;
  readonly area_id: string;
}

interface TargetRows {
  readonly hours: readonly TargetRow[];
  readonly days: readonly TargetRow[];
  readonly weeks: ReadonlyMap<number, number>;
}

async function readRows(engine: Engine, { releases }: SealedMarket, count: number): Promise<TargetRows> {
  const drawn = await engine.rows<{ readonly subscriber: string }>(
    'SELECT DISTINCT subscriber FROM leaves ORDER BY sipHash64(subscriber, {nonce:String}) LIMIT {count:UInt32}',
    { nonce: randomBytes(16).toString('hex'), count },
  );
  const startsOf = (kind: string): readonly string[] =>
    releases.filter((release) => release.kind === kind).map(({ window }) => window.from);
  const parameters = { targets: drawn.map(({ subscriber }) => BigInt(subscriber)), days: startsOf('day') };
  const weeks = await engine.rows<{ readonly target: string; readonly rows: string }>(sql.weeks, {
    targets: parameters.targets,
    mondays: startsOf('week'),
  });
  return {
    hours: await engine.rows<TargetRow>(sql.hours, parameters),
    days: await engine.rows<TargetRow>(sql.days, parameters),
    weeks: new Map(weeks.map(({ target, rows }) => [Number(target), Number(rows)])),
  };
}

function peopleOf({ hours, days, weeks }: TargetRows, finders: ReadonlyMap<string, Finder>, perWeek: number): readonly Target[] {
  const people = new Map<number, { cells: Contribution[]; points: Point[]; unattacked: number }>();
  const personOf = (target: number): { cells: Contribution[]; points: Point[] } => {
    const known = people.get(target) ?? { cells: [], points: [], unattacked: perWeek * (weeks.get(target) ?? 0) };
    people.set(target, known);
    return known;
  };
  const cellsOf = (row: TargetRow, families: readonly FamilyName[]): readonly Contribution[] =>
    families.flatMap((family) => {
      const finder = finders.get(`${family} ${row.day}`);
      return finder === undefined ? [] : [{ table: finder.table, cell: finder.find(row) }];
    });
  for (const row of hours) {
    const person = personOf(Number(row.target));
    const cells = cellsOf(row, ['presence-zone-hour', 'presence-zone-hour-demo']);
    person.cells.push(...cells);
    const [total, leaf] = cells;
    if (total !== undefined && leaf !== undefined) person.points.push({ zone: row.area_id, total, leaf });
  }
  for (const row of days)
    personOf(Number(row.target)).cells.push(...cellsOf(row, ['visitors-zone-day', 'visitors-zone-day-demo']));
  return [...people.values()];
}

function dwellInformation(policy: Policy): number {
  return policy.rho.has('dwell-site-week-demo') ? 1 / toNumber(familyNoise(policy, 'dwell-site-week-demo').sigma2) : 0;
}

function isAttacked(name: FamilyName): boolean {
  return ATTACKED_FAMILIES.some((family) => family === name);
}
