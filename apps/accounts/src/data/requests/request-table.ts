import type { Licence } from '@passerby/domain/licence';
import type { ColumnType } from 'kysely';
import type { Fixed } from '../tables.ts';
import type { SafeVerdict } from './five-safes.ts';
import type { RequestCheck } from './request-check.ts';
import type { RequestFields } from './request-fields.ts';
import type { RequestState } from './request-state.ts';

export interface DataRequestTable {
  readonly id: Fixed<string>;
  readonly organisation_id: Fixed<string>;
  readonly state: RequestState;
  readonly fields: ColumnType<RequestFields, string, string>;
  /** The terms of who last wrote it: what the output is produced under. */
  readonly licence: ColumnType<Licence, string, string>;
  readonly draft_check: ColumnType<RequestCheck | null, string | null, string | null>;
  /** Identity of the first author. */
  readonly created_by: Fixed<string>;
  readonly created_at: Fixed<Date>;
  /** Identity of who approved or rejected it. */
  readonly decided_by: string | null;
  readonly conditions: ColumnType<readonly string[], string, string>;
  readonly five_safes: ColumnType<readonly SafeVerdict[] | null, string | null, string | null>;
  /** Identity of who checked the output. */
  readonly checked_by: string | null;
  readonly output_job_id: string | null;
  /** The people behind `decided_by` and `checked_by`. Set by the database. */
  readonly decided_person: Fixed<string | null, never>;
  readonly checked_person: Fixed<string | null, never>;
  readonly expires_at: Date | null;
}

/** Everyone who wrote a part of it. */
export interface RequestAuthorTable {
  readonly request_id: Fixed<string>;
  readonly identity: Fixed<string>;
  /** The person behind it. Set by the database. */
  readonly person: Fixed<string, never>;
}

/** Its way so far; append-only. */
export interface RequestEventTable {
  readonly request_id: Fixed<string>;
  readonly seq: Fixed<number>;
  readonly at: Fixed<Date>;
  readonly actor: Fixed<string>;
  readonly from_state: Fixed<RequestState | null>;
  readonly to_state: Fixed<RequestState>;
  readonly note: Fixed<string | null>;
}

/** The steps that the database admits. */
export interface RequestTransitionTable {
  readonly from_state: Fixed<RequestState>;
  readonly to_state: Fixed<RequestState>;
}
