import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchInsights } from '@passerby/subgraph-kit/batch-insights';
import type { ClaimedJob } from '../data/exports/job-queue.ts';
import { askWhole } from './ask-whole.ts';
import type { AccountsQueue } from './accounts-queue.ts';
import { checkQuestion } from './check-question.ts';
import { writeExportFiles } from './export-files.ts';
import { writeZip } from './zip.ts';

/** What a job is done with. */
export interface JobTools {
  readonly queue: AccountsQueue;
  readonly gate: BatchInsights;
  readonly clock: () => Date;
}

/** Does one job and hands in the result; throws what the gate refuses, and whatever goes wrong. */
export async function runJob({ queue, gate, clock }: JobTools, job: ClaimedJob): Promise<void> {
  const insights = gate.under(job.licence);
  if (job.kind === 'REQUEST_CHECK') {
    await queue.handInCheck(job, await checkQuestion(insights, job.question));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'passerby-export-'));
  try {
    const answer = await askWhole(insights, job.question);
    const madeAt = clock();
    const names = await writeExportFiles(folder, { job, answer, madeAt });
    const path = join(folder, 'export.zip');
    await writeZip(path, { folder, names, madeAt });
    await queue.handInFile(job, { path, rows: answer.rows.length, edition: answer.edition });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
