import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { PasserbyError } from '@passerby/domain/error';
import { auditLogMigration } from './migrations/0003-audit-log.ts';
import { keyRotationMigration } from './migrations/0005-key-rotation.ts';
import { keyScopesMigration } from './migrations/0007-key-scopes.ts';
import { membersMigration } from './migrations/0004-members.ts';
import { organisationsMigration } from './migrations/0001-organisations.ts';
import { quotasMigration } from './migrations/0006-quotas.ts';
import { usageMigration } from './migrations/0002-usage.ts';
import { targetGroupsMigration } from './migrations/0008-target-groups.ts';
import { jobsMigration } from './migrations/0009-jobs.ts';
import { dataRequestsMigration } from './migrations/0010-data-requests.ts';
import { studyZonesMigration } from './migrations/0011-study-zones.ts';
import { peopleUsageMigration } from './migrations/0012-people-usage.ts';
import { fourEyesMigration } from './migrations/0013-four-eyes.ts';
import { keptFilesMigration } from './migrations/0014-kept-files.ts';
import type { Tables } from './tables.ts';

/** Every migration by its name, in order. One that was released is never edited; the next number follows. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-organisations': organisationsMigration,
  '0002-usage': usageMigration,
  '0003-audit-log': auditLogMigration,
  '0004-members': membersMigration,
  '0005-key-rotation': keyRotationMigration,
  '0006-quotas': quotasMigration,
  '0007-key-scopes': keyScopesMigration,
  '0008-target-groups': targetGroupsMigration,
  '0009-jobs': jobsMigration,
  '0010-data-requests': dataRequestsMigration,
  '0011-study-zones': studyZonesMigration,
  '0012-people-usage': peopleUsageMigration,
  '0013-four-eyes': fourEyesMigration,
  '0014-kept-files': keptFilesMigration,
};

/**
 * Brings the database to the newest shape; forward only, and all of it or nothing. Returns the names that ran now. Throws
 * INTERNAL when one fails or when the database was made by a newer version than this.
 */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  const failed = results.find(({ status }) => status === 'Error')?.migrationName;
  const reason = error instanceof Error ? error.message : 'an unknown error';
  throw new PasserbyError('INTERNAL', `The accounts database cannot be migrated${failed ? ` (${failed})` : ''}: ${reason}`);
}
