import type { InsightQuestion } from '@passerby/anonymisation/question';
import { badInput } from '@passerby/domain/error';
import { z } from 'zod';
import { parseInsightQuestion } from '../insight-terms.ts';
import { EXPORT_FORMATS } from '../exports/job-table.ts';
import type { ExportFormat } from '../exports/job-table.ts';

/** Grounds of UK GDPR article 6(1) and of statistics law on which a public body may ask. */
export const LEGAL_BASES = ['PUBLIC_TASK', 'LEGAL_OBLIGATION', 'VITAL_INTERESTS', 'OFFICIAL_STATISTICS'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Parts of the question that each need a reason of their own. */
export const JUSTIFIED_PARTS = ['areas', 'window', 'grain', 'breakdown'] as const;
export type JustifiedPart = (typeof JUSTIFIED_PARTS)[number];

/** What a data request says. A draft may leave anything open: text empty, the rest null. */
export interface RequestFields {
  readonly title: string;
  readonly purpose: string;
  readonly legalBasis: LegalBasis | null;
  /** The provision that it rests on. */
  readonly legalReference: string;
  readonly publicBenefit: string;
  /** Areas, window, grain and breakdown, as the gate will be asked. */
  readonly question: InsightQuestion | null;
  /** Of the boundaries that the areas are meant in: `2021`. */
  readonly areaVintage: string;
  readonly justifications: Readonly<Record<JustifiedPart, string>>;
  readonly formats: readonly ExportFormat[];
  /** Who gets to see the output. */
  readonly recipients: readonly string[];
  readonly storage: string;
  readonly onwardSharing: string;
  /** Months after release at which the output is deleted. */
  readonly retentionMonths: number | null;
}

const titleMax = 200;
const textMax = 5000;
const recipientsMax = 50;
const retentionMaxMonths = 120;

const text = z.string().trim().max(textMax);
const changesSchema = z
  .strictObject({
    title: z.string().trim().max(titleMax),
    purpose: text,
    legalBasis: z.enum(LEGAL_BASES).nullable(),
    legalReference: text,
    publicBenefit: text,
    question: z.unknown(),
    areaVintage: z.string().trim().max(titleMax),
    justifications: z.strictObject({ areas: text, window: text, grain: text, breakdown: text }).partial(),
    formats: z.array(z.enum(EXPORT_FORMATS)).refine((list) => new Set(list).size === list.length, 'must not name anything twice'),
    recipients: z.array(z.string().trim().min(1).max(titleMax)).max(recipientsMax),
    storage: text,
    onwardSharing: text,
    retentionMonths: z.int().min(1).max(retentionMaxMonths).nullable(),
  })
  .partial();

const emptyFields: RequestFields = {
  title: '',
  purpose: '',
  legalBasis: null,
  legalReference: '',
  publicBenefit: '',
  question: null,
  areaVintage: '',
  justifications: { areas: '', window: '', grain: '', breakdown: '' },
  formats: ['CSV'],
  recipients: [],
  storage: '',
  onwardSharing: '',
  retentionMonths: null,
};

/** The fields with those given in their place. Throws BAD_USER_INPUT naming every problem at once. */
export function changeFields(changes: unknown, before: RequestFields = emptyFields): RequestFields {
  const parsed = changesSchema.safeParse(changes);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`);
    throw badInput(`The request cannot be kept: ${problems.join('; ')}`, { problems });
  }
  const { question, justifications, ...given } = parsed.data;
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const reasons = Object.fromEntries(Object.entries(justifications ?? {}).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...present,
    justifications: { ...before.justifications, ...reasons },
    question: question === undefined ? before.question : parseOptional(question),
  };
}

/** Names of what is still missing before it can be submitted; empty when it is whole. */
export function listGaps(fields: RequestFields): readonly string[] {
  const { question, legalBasis, recipients, formats, retentionMonths, justifications, ...texts } = fields;
  const blank = Object.entries(texts).filter(([, value]) => value === '');
  const unjustified = JUSTIFIED_PARTS.filter((part) => justifications[part] === '');
  return [
    ...blank.map(([name]) => name),
    ...(legalBasis === null ? ['legalBasis'] : []),
    ...(question === null ? ['question'] : []),
    ...unjustified.map((part) => `justifications.${part}`),
    ...(recipients.length === 0 ? ['recipients'] : []),
    ...(formats.length === 0 ? ['formats'] : []),
    ...(retentionMonths === null ? ['retentionMonths'] : []),
  ];
}

function parseOptional(question: unknown): InsightQuestion | null {
  return question === null ? null : parseInsightQuestion(question);
}
