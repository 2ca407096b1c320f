import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Study zones that clients registered. `measured_from` is a Monday: nothing before it is ever measured. */
export const studyZonesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('study_zone')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
      .addColumn('market', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('longitude', 'double precision', (column) => column.notNull().check(sql`longitude between -180 and 180`))
      .addColumn('latitude', 'double precision', (column) => column.notNull().check(sql`latitude between -90 and 90`))
      .addColumn('radius_m', 'double precision', (column) => column.notNull().check(sql`radius_m > 0`))
      .addColumn('measured_from', 'date', (column) => column.notNull().check(sql`extract(isodow from measured_from) = 1`))
      .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
      .addUniqueConstraint('study_zone_name_unique', ['organisation_id', 'market', 'name'])
      .execute();
    await db.schema.createIndex('study_zone_market').on('study_zone').columns(['market', 'measured_from']).execute();
  },
};
