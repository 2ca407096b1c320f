import { BOUNDING_PLAN } from '@passerby/anonymisation/policy';
import type { FamilyName } from '@passerby/domain/family';
import { loadSql, readFrom } from '../../engine/sql-file.ts';

/** One bounded table: how it is filled for a bucket of subscribers, and the cap it must obey (privacy.md 2, 3). */
export interface BoundedStep {
  readonly table: string;
  /** The column that names the window in which the cap holds. */
  readonly window: 'day' | 'monday' | 'period';
  /** What a row counts in, within its window: a column, a number made of several, or a column of lists. */
  readonly unit: string;
  /** Whether a row holds a list of units: all of a subscriber's in the window. */
  readonly isList: boolean;
  /** Name under which the statement reads the cap; null where its grain alone keeps it. */
  readonly capName: string | null;
  /** Most rows of one subscriber in one window: the bound of the families that read the table. */
  readonly cap: number;
  readonly sql: string;
}

/** Two threads sort and write what they found, or one would wait for the other. */
const insertSettings = 'SETTINGS max_insert_threads = 2';
const personHoursSql = loadSql(import.meta.url, './person-hours.sql');

/** Every bounded table, in the order they are built. */
export const BOUNDED_STEPS: readonly BoundedStep[] = [
  step('zone-hours', { window: 'day', unit: 'hours.at', isList: true, capName: 'hours_max', family: 'presence-zone-hour' }),
  step('site-hours', { window: 'day', unit: 'hours.at', isList: true, capName: 'hours_max', family: 'presence-site-hour' }),
  step('zone-days', { window: 'day', unit: 'zone', capName: 'zones_max', family: 'visitors-zone-day' }),
  step('district-days', { window: 'day', unit: 'district', capName: 'districts_max', family: 'visitors-district-day-demo' }),
  step('site-days', { window: 'day', unit: 'site', capName: 'sites_max', family: 'dwell-site-day' }),
  step('roamer-days', { window: 'day', unit: 'district', capName: 'districts_max', family: 'roamers-district-day' }),
  step('trip-days', {
    window: 'day',
    unit: 'bitShiftLeft(toUInt64(origin), 32) + bitShiftLeft(toUInt64(destination), 16) + toUInt8(daypart)',
    capName: 'trips_max',
    family: 'flows-district-day',
  }),
  step('zone-weeks', { window: 'monday', unit: 'zone', capName: 'zones_max', family: 'visitors-zone-week-demo' }),
  step('site-weeks', { window: 'monday', unit: 'site', capName: 'sites_max', family: 'dwell-site-week-demo' }),
  step('zone-periods', { window: 'period', unit: 'zone', capName: 'zones_max', family: 'visitors-zone-period-demo' }),
  step('site-periods', { window: 'period', unit: 'site', capName: 'sites_max', family: 'visitors-site-period-demo' }),
  step('pair-periods', {
    window: 'period',
    unit: '65536 * origin + destination',
    capName: 'pairs_max',
    family: 'flows-zone-period',
  }),
  step('home-periods', { window: 'period', unit: 'zone', capName: null, family: 'residents-zone-period-demo' }),
  step('work-periods', { window: 'period', unit: 'zone', capName: null, family: 'workers-zone-period-demo' }),
];

interface StepFacts extends Pick<BoundedStep, 'window' | 'unit' | 'capName'> {
  readonly isList?: boolean;
  /** A family that reads the table; all that do have one bound. */
  readonly family: FamilyName;
}

function step(name: string, { family, isList = false, ...facts }: StepFacts): BoundedStep {
  const table = name.replaceAll('-', '_');
  const sql = readFrom(loadSql(import.meta.url, `./${name}.sql`), 'person_hours', personHoursSql);
  return { ...facts, isList, table, cap: BOUNDING_PLAN[family].cap, sql: `${sql}\n${insertSettings}` };
}
