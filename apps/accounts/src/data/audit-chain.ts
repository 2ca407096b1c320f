import { createHash } from 'node:crypto';

/** Acts that the audit log records. */
export const AUDIT_ACTS = [
  'ORGANISATION_CREATED',
  'ORGANISATION_CHANGED',
  'LICENCE_CREATED',
  'LICENCE_CHANGED',
  'KEY_CREATED',
  'KEY_REVOKED',
  'KEY_ROTATED',
  'MEMBER_ADDED',
  'MEMBER_CHANGED',
  'MEMBER_REMOVED',
  'QUOTA_CHANGED',
  'TARGET_GROUP_SAVED',
  'TARGET_GROUP_REMOVED',
  'STUDY_ZONE_REGISTERED',
  'EXPORT_REQUESTED',
  'EXPORT_FINISHED',
  'EXPORT_FAILED',
  'EXPORT_LINK_MADE',
  'EXPORT_DOWNLOADED',
  'REQUEST_CREATED',
  'REQUEST_EDITED',
  'REQUEST_MOVED',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** Facts of an act; never a secret. Numbers are whole. */
export type AuditDetails = Readonly<Record<string, unknown>>;

/** What was done: by whom, to what. */
export interface AuditRecord {
  readonly seq: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  /** Id of what it was done to: an organisation, licence, key, job, request, ... */
  readonly subject: string;
  readonly details: AuditDetails;
  /** The hash of the entry before; zeros for the first. */
  readonly previous: string;
}

/** A record with its place in the chain. */
export interface AuditEntry extends AuditRecord {
  readonly hash: string;
}

/** The newest entry's number and hash: whoever has noted one can tell later that nothing before it was rewritten. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** The head of an empty log. */
export const EMPTY_HEAD: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256 over the record as JSON with sorted names, as in the budget ledger (interfaces.md, Ledger). Hex. */
export function hashRecord({ seq, at, actor, act, subject, details, previous }: AuditRecord): string {
  return createHash('sha256').update(canonicalJson({ seq, at, actor, act, subject, details, previous })).digest('hex');
}

/** What is wrong with an entry that should follow `head`; undefined when it does. */
export function findBreak(entry: AuditEntry, head: AuditHead): string | undefined {
  if (entry.seq !== head.seq + 1) return `entry ${head.seq + 1} is missing: ${entry.seq} follows ${head.seq}`;
  if (entry.previous !== head.hash) return `entry ${entry.seq} does not continue the chain of entry ${head.seq}`;
  if (entry.hash !== hashRecord(entry)) return `entry ${entry.seq} was changed: its hash does not fit`;
  return undefined;
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`);
  return `{${parts.join(',')}}`;
}
