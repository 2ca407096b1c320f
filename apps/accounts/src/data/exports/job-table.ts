import type { InsightQuestion } from '@passerby/anonymisation/question';
import type { ErrorCode } from '@passerby/domain/error';
import type { Licence } from '@passerby/domain/licence';
import type { ColumnType } from 'kysely';
import type { Fixed } from '../tables.ts';
import type { RequestCheckResult } from '../requests/request-check.ts';

/** What the worker does: a client's export, the check of a draft, the output of a request. */
export const JOB_KINDS = ['EXPORT', 'REQUEST_CHECK', 'REQUEST_OUTPUT'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** EXPIRED: it was done, and its file has been removed since. */
export const JOB_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The forms that figures are exported in; README and manifest come with each. */
export const EXPORT_FORMATS = ['CSV', 'PARQUET', 'GEOJSON', 'JSON_STAT'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The finished zip of a job. */
export interface ArtefactFacts {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Rows of figures in it. */
  readonly rows: number;
  /** The edition that every figure comes from. */
  readonly edition: string;
}

/** Why a job failed: a code of the closed list and a message that may be shown. */
export interface JobFailure {
  readonly code: ErrorCode;
  readonly message: string;
}

export interface JobTable {
  readonly id: Fixed<string>;
  readonly organisation_id: Fixed<string>;
  /** Key or member id of who asked for it. */
  readonly client: Fixed<string>;
  readonly kind: Fixed<JobKind>;
  readonly request_id: Fixed<string | null>;
  readonly question: Fixed<InsightQuestion, string>;
  readonly formats: Fixed<readonly ExportFormat[], string>;
  /** The terms that it was asked under. */
  readonly licence: Fixed<Licence, string>;
  readonly state: JobState;
  readonly attempts: number;
  /** What the worker that runs it must show to change it. */
  readonly lease: string | null;
  readonly lease_until: Date | null;
  readonly result: ColumnType<ArtefactFacts | RequestCheckResult | null, string | null, string | null>;
  readonly failure: ColumnType<JobFailure | null, string | null, string | null>;
  readonly created_at: Fixed<Date>;
  readonly finished_at: Date | null;
  /** Id of the licence that it was asked under; null where that is not known. */
  readonly licence_id: Fixed<string | null>;
  /** When its file is removed; null while that is open. */
  readonly expires_at: Date | null;
}

export interface DownloadLinkTable {
  /** SHA-256 of the token; the token itself is stored nowhere. */
  readonly digest: Fixed<Uint8Array>;
  readonly job_id: Fixed<string>;
  /** The one client that it works for. */
  readonly client: Fixed<string>;
  readonly created_at: Fixed<Date>;
  readonly expires_at: Fixed<Date>;
}
