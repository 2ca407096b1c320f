import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { PasserbyError } from '@passerby/domain/error';
import type { ClaimedJob, Hold } from '../data/exports/job-queue.ts';
import type { JobFailure } from '../data/exports/job-table.ts';
import type { RequestCheckResult } from '../data/requests/request-check.ts';

/** A finished zip on this machine, with what accounts keeps of it. */
export interface FinishedFile {
  readonly path: string;
  readonly rows: number;
  readonly edition: string;
}

/** The queue of the accounts service: whatever its database, the worker has no other way to it. */
export interface AccountsQueue {
  /** The oldest open job; undefined when there is none. */
  claim(): Promise<ClaimedJob | undefined>;
  /** Says that the worker is still at it. Rejects with NOT_FOUND when the job is no longer this worker's. */
  keep(job: Hold): Promise<void>;
  handInFile(job: Hold, file: FinishedFile): Promise<void>;
  handInCheck(job: Hold, result: RequestCheckResult): Promise<void>;
  giveUp(job: Hold, failure: JobFailure): Promise<void>;
}

export interface AccountsQueueOptions {
  /** Origin of the accounts service, `http://127.0.0.1:4003`. */
  readonly accountsUrl: string;
  readonly serviceKey: string;
}

/** The queue over the internal API (README). Each call rejects with UPSTREAM_UNAVAILABLE when accounts does not answer. */
export function connectQueue(options: AccountsQueueOptions): AccountsQueue {
  const send = (request: QueueRequest): Promise<Response> => sendRequest(options, request);
  const pathOf = ({ id, lease }: Hold, what: string): string => `/internal/jobs/${id}/${what}?lease=${lease}`;
  return {
    async claim() {
      const response = await send({ method: 'POST', path: '/internal/jobs/claim' });
      if (response.status === 204) return undefined;
      const job = (await response.json()) as Omit<ClaimedJob, 'createdAt'> & { readonly createdAt: string };
      return { ...job, createdAt: new Date(job.createdAt) };
    },
    async keep(job) {
      await send({ method: 'POST', path: pathOf(job, 'lease') });
    },
    async handInFile(job, { path, rows, edition }) {
      const query = `&rows=${rows}&edition=${encodeURIComponent(edition)}`;
      const file = { path, bytes: statSync(path).size };
      await send({ method: 'PUT', path: `${pathOf(job, 'file')}${query}`, file });
    },
    async handInCheck(job, result) {
      await send({ method: 'PUT', path: pathOf(job, 'check'), body: result });
    },
    async giveUp(job, failure) {
      await send({ method: 'POST', path: pathOf(job, 'failure'), body: failure });
    },
  };
}

interface QueueRequest {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  readonly file?: { readonly path: string; readonly bytes: number };
}

async function sendRequest({ accountsUrl, serviceKey }: AccountsQueueOptions, request: QueueRequest): Promise<Response> {
  const { method, path, body, file } = request;
  const headers = { 'x-passerby-service-key': serviceKey };
  const response = await fetch(new URL(path, accountsUrl), {
    method,
    ...(file === undefined ? {} : uploadOf(file)),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      ...headers,
      ...(file && { 'content-type': 'application/zip' }),
      ...(body && { 'content-type': 'application/json' }),
    },
  }).catch((error: unknown) => {
    throw new PasserbyError('UPSTREAM_UNAVAILABLE', `accounts at ${accountsUrl} does not answer: ${String(error)}`);
  });
  if (response.ok) return response;
  const { code, message } = (await response.json()) as { readonly code: PasserbyError['code']; readonly message: string };
  throw new PasserbyError(code, message);
}

function uploadOf({ path }: { readonly path: string }): RequestInit {
  return { body: Readable.toWeb(createReadStream(path)) as ReadableStream, duplex: 'half' };
}
