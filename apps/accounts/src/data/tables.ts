import type { AgeBand, Gender } from '@passerby/domain/demo';
import type { Licence } from '@passerby/domain/licence';
import type { DownloadLinkTable, JobTable } from './exports/job-table.ts';
import type { ColumnType } from 'kysely';
import type {
  DataRequestTable,
  RequestAuthorTable,
  RequestEventTable,
  RequestTransitionTable,
} from './requests/request-table.ts';
import type { Scope } from './scope.ts';
import type { StudyZoneTable } from './sites/study-zone-table.ts';

/** The accounts database as Kysely knows it; made by the migrations, the same on PGlite and PostgreSQL. */
export interface Tables {
  readonly organisation: OrganisationTable;
  readonly licence: LicenceTable;
  readonly api_key: KeyTable;
  readonly key_usage: KeyUsageTable;
  readonly people_usage: PeopleUsageTable;
  readonly member: MemberTable;
  readonly quota: QuotaTable;
  readonly target_group: TargetGroupTable;
  readonly job: JobTable;
  readonly download_link: DownloadLinkTable;
  readonly data_request: DataRequestTable;
  readonly request_author: RequestAuthorTable;
  readonly request_event: RequestEventTable;
  readonly request_transition: RequestTransitionTable;
  readonly study_zone: StudyZoneTable;
  readonly audit_entry: AuditEntryTable;
  readonly audit_head: AuditHeadTable;
  readonly setting: SettingTable;
}

/** Never changed once written. */
export type Fixed<Value, Insert = Value> = ColumnType<Value, Insert, never>;

/** Kinds of organisation (issue 6): what they may be offered differs, the promise to subscribers does not. */
export const ORGANISATION_KINDS = ['RETAIL', 'PARTNER', 'PUBLIC', 'INTERNAL'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

interface OrganisationTable {
  readonly id: Fixed<string>;
  readonly name: Fixed<string>;
  readonly kind: OrganisationKind;
  readonly created_at: Fixed<Date>;
}

interface LicenceTable {
  readonly id: Fixed<string>;
  readonly organisation_id: Fixed<string>;
  readonly name: Fixed<string>;
  readonly terms: ColumnType<Licence, string, string>;
  readonly created_at: Fixed<Date>;
}

interface KeyTable {
  readonly id: Fixed<string>;
  readonly organisation_id: Fixed<string>;
  readonly licence_id: Fixed<string>;
  readonly name: Fixed<string>;
  readonly environment: Fixed<string>;
  /** HMAC-SHA-256 of the whole key under the pepper; the key itself is stored nowhere. */
  readonly digest: Fixed<Uint8Array>;
  readonly created_at: Fixed<Date>;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly replaces: Fixed<string | null>;
  readonly scopes: Fixed<readonly Scope[], string>;
  /** Whose key it is, where it is a person's; stays when the member is forgotten. */
  readonly member_id: Fixed<string | null>;
}

/** What a member may do: ADMIN keys and members, ANALYST questions, REVIEWER (the operator's alone) requests of others. */
export const MEMBER_ROLES = ['ADMIN', 'ANALYST', 'REVIEWER'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

interface MemberTable {
  readonly id: Fixed<string>;
  readonly organisation_id: Fixed<string>;
  readonly email: Fixed<string>;
  readonly role: MemberRole;
  readonly created_at: Fixed<Date>;
  /** Who it is, also in other organisations: the id of the first membership of that address. Set by the database. */
  readonly person: Fixed<string, never>;
}

interface QuotaTable {
  readonly licence_id: Fixed<string>;
  readonly points_per_day: number;
  readonly requests_per_minute: number;
  readonly cost_max: number;
}

interface KeyUsageTable {
  readonly key_id: Fixed<string>;
  /** YYYY-MM-DD, UTC. */
  readonly day: Fixed<string>;
  readonly requests: number;
  readonly points: number;
}

/** All that people who logged in asked under a licence, together. */
interface PeopleUsageTable {
  readonly licence_id: Fixed<string>;
  /** YYYY-MM-DD, UTC. */
  readonly day: Fixed<string>;
  readonly requests: number;
  readonly points: number;
}

interface TargetGroupTable {
  readonly id: Fixed<string>;
  readonly organisation_id: Fixed<string>;
  readonly name: Fixed<string>;
  readonly age_bands: ColumnType<readonly AgeBand[], string, string>;
  readonly genders: ColumnType<readonly Gender[], string, string>;
  readonly created_at: Fixed<Date>;
}

interface AuditEntryTable {
  readonly seq: Fixed<number>;
  readonly at: Fixed<Date>;
  readonly actor: Fixed<string>;
  readonly act: Fixed<string>;
  readonly subject: Fixed<string>;
  readonly details: Fixed<Readonly<Record<string, unknown>>, string>;
  readonly previous: Fixed<string>;
  readonly hash: Fixed<string>;
}

interface AuditHeadTable {
  readonly id: Fixed<boolean>;
  readonly seq: number;
  readonly hash: string;
}

interface SettingTable {
  readonly name: Fixed<string>;
  readonly value: Fixed<string>;
}
