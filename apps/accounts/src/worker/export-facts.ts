import type { ClaimedJob } from '../data/exports/job-queue.ts';
import type { WholeAnswer } from './ask-whole.ts';

/** What an export says about itself in its README and metadata. */
export interface ExportFacts {
  readonly title: string;
  /** How to name the source. */
  readonly citation: string;
}

/** Title and citation of an export. */
export function exportFactsOf(
  { question }: Pick<ClaimedJob, 'question'>,
  { answer, madeAt }: { readonly answer: WholeAnswer; readonly madeAt: Date },
): ExportFacts {
  const { measure, window, grain } = question;
  const { facts: edition } = answer;
  const title = `${measure} by ${grain.toLowerCase()}, ${edition.market.name}, ${window.from} to ${window.to} (exclusive)`;
  const day = madeAt.toISOString().slice(0, 10);
  return {
    title,
    citation: `Passerby, ${title}; ${answer.counts}. Edition ${edition.id}, method ${edition.methodVersion}, retrieved ${day}.`,
  };
}
