import type { ClaimedJob } from '../data/exports/job-queue.ts';
import type { WholeAnswer } from './ask-whole.ts';
import type { ExportFacts } from './export-facts.ts';
import type { ExportTable } from './export-table.ts';

export interface ReadmeParts {
  readonly facts: ExportFacts;
  readonly job: ClaimedJob;
  readonly answer: WholeAnswer;
}

/** Sentences that belong beside every figure of Passerby (privacy.md 3, 6). */
const caveats = [
  'Figures are estimates: each has a 95 % interval from `lower` to `upper`. Compare intervals, not digits.',
  'A figure that is withheld has no value and a status. Withheld is not zero.',
  'Totals and parts were measured apart: they agree within their intervals, not to the digit.',
  'Distinct visitors do not add up over days, weeks or places.',
  'Devices are those of one operator. People are extrapolated by public factors.',
  'Facts about groups are not hidden; whoever uses them must not harm the groups.',
  'In CSV a text that begins like a formula has an apostrophe before it.',
] as const;

/** The README.md of an export: what it is, how to cite it, what each column means, and what to bear in mind. */
export function readmeOf({ columns, rows }: ExportTable, { facts, job, answer }: ReadmeParts): string {
  const { guarantee, facts: edition } = answer;
  return [
    `# ${facts.title}`,
    '',
    `For ${job.organisation}. ${rows.length} rows, counted in ${answer.counts}.`,
    '',
    '## How to cite',
    '',
    facts.citation,
    '',
    '## Columns',
    '',
    ...columns.map(({ name, description }) => `- \`${name}\`: ${description}`),
    '',
    '## What to bear in mind',
    '',
    ...[...answer.notes, ...caveats].map((sentence) => `- ${sentence}`),
    '',
    '## Privacy',
    '',
    `Every figure comes from sealed releases that were noised once: zero-concentrated differential privacy, rho ${guarantee.rhoPerPeriod} per`,
    `budget period of 28 days (epsilon ${guarantee.epsilon} at delta ${guarantee.delta}); unit: ${guarantee.unit}.`,
    `A worst-case attacker's AUC is ${guarantee.worstCaseAuc} per period; over a year of periods the budgets add up.`,
    '',
    `Edition ${edition.id} of ${edition.market.name}, published ${edition.publishedAt}, from the releases ${answer.releases.join(', ')}.`,
    '',
  ].join('\n');
}
