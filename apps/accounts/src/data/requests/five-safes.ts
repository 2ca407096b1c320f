import { badInput } from '@passerby/domain/error';
import { z } from 'zod';
import type { RequestCheck } from './request-check.ts';
import { listGaps } from './request-fields.ts';
import type { RequestFields } from './request-fields.ts';

/** The Five Safes (Desai, Ritchie & Welpton 2016): what a release of data is judged by. */
export const SAFES = ['PROJECTS', 'PEOPLE', 'SETTINGS', 'DATA', 'OUTPUTS'] as const;
export type Safe = (typeof SAFES)[number];

/** What a reviewer found; only SATISFIED lets a request be approved. */
export const VERDICTS = ['SATISFIED', 'NOT_SATISFIED'] as const;

/** A reviewer's finding about one of the five. */
export interface SafeVerdict {
  readonly safe: Safe;
  readonly verdict: (typeof VERDICTS)[number];
  readonly note: string;
}

/** One row of the panel: what is asked, what the request says to it, what it leaves open, what the reviewer found. */
export interface SafePanelRow {
  readonly safe: Safe;
  readonly question: string;
  readonly facts: readonly string[];
  readonly gaps: readonly string[];
  readonly finding: SafeVerdict | null;
}

const noteMax = 2000;
const questions: Readonly<Record<Safe, string>> = {
  PROJECTS: 'Is this an appropriate, lawful use with a public benefit?',
  PEOPLE: 'Can those who receive the output be trusted to use it as agreed?',
  SETTINGS: 'Is the output kept and passed on as the risk demands?',
  DATA: 'Is no more asked for than the purpose needs?',
  OUTPUTS: 'Can nobody be told from the output?',
};
const gapsOf: Readonly<Record<Safe, readonly string[]>> = {
  PROJECTS: ['title', 'purpose', 'legalBasis', 'legalReference', 'publicBenefit'],
  PEOPLE: ['recipients'],
  SETTINGS: ['storage', 'onwardSharing', 'retentionMonths'],
  DATA: [
    'question',
    'areaVintage',
    'justifications.areas',
    'justifications.window',
    'justifications.grain',
    'justifications.breakdown',
  ],
  OUTPUTS: ['formats'],
};
const outputFacts = [
  'Every figure comes from a sealed release: noised once, with an interval and a minimum group (privacy card).',
  'A second reviewer, who neither wrote nor approved the request, checks the output before it is released.',
];

const findingsSchema = z
  .array(z.strictObject({ safe: z.enum(SAFES), verdict: z.enum(VERDICTS), note: z.string().trim().min(1).max(noteMax) }))
  .refine((list) => new Set(list.map(({ safe }) => safe)).size === SAFES.length && list.length === SAFES.length);

/** The panel of a request: derived from what it says, its automatic check and the reviewer's findings. */
export function fiveSafesOf(
  fields: RequestFields,
  { check, findings }: { readonly check: RequestCheck | null; readonly findings: readonly SafeVerdict[] | null },
): readonly SafePanelRow[] {
  const missing = listGaps(fields);
  return SAFES.map((safe) => ({
    safe,
    question: questions[safe],
    facts: factsOf(safe, fields, check),
    gaps: gapsOf[safe].filter((name) => missing.includes(name)),
    finding: findings?.find((finding) => finding.safe === safe) ?? null,
  }));
}

/** A reviewer's five findings in the order of the five. Throws BAD_USER_INPUT unless each is there once, with a note. */
export function parseFindings(value: unknown): readonly SafeVerdict[] {
  const parsed = findingsSchema.safeParse(value);
  if (!parsed.success) throw badInput(`A decision needs a finding with a note for each of ${SAFES.join(', ')}`);
  return parsed.data.toSorted((a, b) => SAFES.indexOf(a.safe) - SAFES.indexOf(b.safe));
}

function factsOf(safe: Safe, fields: RequestFields, check: RequestCheck | null): readonly string[] {
  switch (safe) {
    case 'PROJECTS':
      return present([
        fields.purpose,
        fields.legalReference && `${fields.legalBasis ?? ''}: ${fields.legalReference}`,
        fields.publicBenefit,
      ]);
    case 'PEOPLE':
      return fields.recipients;
    case 'SETTINGS':
      return present([
        fields.storage,
        fields.onwardSharing,
        fields.retentionMonths === null ? '' : `Deleted ${fields.retentionMonths} months after release.`,
      ]);
    case 'DATA':
      return present([...Object.values(fields.justifications), check === null ? '' : describeCheck(check)]);
    default:
      return outputFacts;
  }
}

function describeCheck({ outcome, problem }: RequestCheck): string {
  return outcome === 'ANSWERABLE' ? 'The automatic check found it answerable.' : (problem?.message ?? '');
}

function present(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}
