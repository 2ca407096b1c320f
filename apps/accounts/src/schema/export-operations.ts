import { paginate } from '@passerby/subgraph-kit/connection';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { Desk } from '../data/desk.ts';
import type { DownloadLink } from '../data/exports/download-link.ts';
import type { Job } from '../data/exports/job.ts';
import { EXPORT_FORMATS, JOB_STATES } from '../data/exports/job-table.ts';
import { describeValues } from './described-values.ts';
import { atDesk, withoutNulls } from './asking.ts';
import type { Service } from './asking.ts';
import { definePage } from './page-type.ts';
import type { QuestionTypes } from './question-type.ts';

/** Types that exports share with data requests. */
export type ExportTypes = ReturnType<typeof defineExport>;

/** `Export` and its enums. */
export function defineExport(builder: SubgraphBuilder, question: QuestionTypes) {
  const state = builder.enumType('ExportState', {
    description: 'How far an export is.',
    values: describeValues(JOB_STATES, stateWords),
  });
  const format = builder.enumType('ExportFormat', {
    description: 'A form of the figures; README and manifest come with each.',
    values: describeValues(EXPORT_FORMATS, formatWords),
  });
  const type = builder.objectRef<Job>('Export');
  type.implement({
    description: 'Figures as files, made by the worker.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Of the export.' }),
      question: t.expose('question', { type: question.asked, description: 'What was asked.' }),
      formats: t.field({ type: [format], description: 'Forms asked for.', resolve: ({ formats }) => [...formats] }),
      state: t.expose('state', { type: state, description: 'How far it is.' }),
      createdAt: t.field({
        type: 'DateTime',
        description: 'When it was asked for.',
        resolve: ({ createdAt }) => createdAt.toISOString(),
      }),
      finishedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When it was done or failed; null before.',
        resolve: ({ finishedAt }) => finishedAt?.toISOString(),
      }),
      expiresAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When its file is removed; null while there is none.',
        resolve: ({ expiresAt }) => expiresAt?.toISOString(),
      }),
      edition: t.id({
        nullable: true,
        description: 'Edition of every figure in it; null before it is done.',
        resolve: ({ artefact }) => artefact?.edition,
      }),
      rows: t.int({
        nullable: true,
        description: 'Rows of the table, withheld figures too; null before it is done.',
        resolve: ({ artefact }) => artefact?.rows,
      }),
      bytes: t.float({
        nullable: true,
        description: 'Size of the zip; null before it is done.',
        resolve: ({ artefact }) => artefact?.bytes,
      }),
      sha256: t.string({
        nullable: true,
        description: 'Of the zip, hex; null before it is done.',
        resolve: ({ artefact }) => artefact?.sha256,
      }),
      failureCode: t.string({
        nullable: true,
        description: 'Error code; null unless it failed.',
        resolve: ({ failure }) => failure?.code,
      }),
      failure: t.string({
        nullable: true,
        description: 'Why it failed, in words; null unless it did.',
        resolve: ({ failure }) => failure?.message,
      }),
    }),
  });
  return { type, format };
}

/** Queries and mutations of exports. */
export function defineExportOperations(
  builder: SubgraphBuilder,
  getDesk: Service<Desk>,
  { exports, question }: { readonly exports: ExportTypes; readonly question: QuestionTypes },
): void {
  const page = definePage(builder, 'ExportPage', exports.type);
  builder.queryField('export', (t) =>
    t.field({
      type: exports.type,
      description: 'An export of your organisation, or the output of a released request. NOT_FOUND for any other.',
      args: { id: t.arg.id({ required: true, description: 'Of the export.' }) },
      resolve: (_root, { id }, context) => atDesk(getDesk, context, (desk, asker) => desk.getExport(asker, id)),
    }),
  );
  builder.queryField('exports', (t) =>
    t.field({
      type: page,
      description: 'Exports of your organisation and outputs of its released requests, newest first.',
      args: {
        first: t.arg.int({ description: 'Entries of a page; 100 when absent.' }),
        after: t.arg.string({ description: 'Cursor.' }),
      },
      resolve: (_root, args, context) =>
        atDesk(getDesk, context, async (desk, asker) =>
          paginate(await desk.listExports(asker), args, ['exports', asker.organisation]),
        ),
    }),
  );
  defineExportMutations(builder, getDesk, { exports, question });
}

function defineExportMutations(
  builder: SubgraphBuilder,
  getDesk: Service<Desk>,
  { exports, question }: { readonly exports: ExportTypes; readonly question: QuestionTypes },
): void {
  const link = defineLink(builder);
  const input = builder.inputType('CreateExportInput', {
    description: 'What to export.',
    fields: (t) => ({
      question: t.field({ type: question.input, required: true, description: 'The question.' }),
      formats: t.field({ type: [exports.format], required: true, description: 'One or more forms.' }),
    }),
  });
  builder.mutationField('createExport', (t) =>
    t.field({
      type: exports.type,
      description:
        'Asks the worker for an export under the licence of this request; ask `export` how far it is. Needs the scope EXPORTS.',
      args: { input: t.arg({ type: input, required: true, description: 'What to export.' }) },
      resolve: (_root, { input: given }, context) =>
        atDesk(getDesk, context, (desk, asker) =>
          desk.createExport(asker, { question: withoutNulls(given.question), formats: given.formats }),
        ),
    }),
  );
  builder.mutationField('createExportLink', (t) =>
    t.field({
      type: link,
      description:
        'A link to the finished file, for a quarter of an hour and for the client that asks alone. Needs the scope EXPORTS.',
      args: { id: t.arg.id({ required: true, description: 'Of the export.' }) },
      resolve: (_root, { id }, context) => atDesk(getDesk, context, (desk, asker) => desk.makeDownloadLink(asker, id)),
    }),
  );
}

function defineLink(builder: SubgraphBuilder) {
  return builder.objectRef<DownloadLink>('ExportLink').implement({
    description: 'Where a file is fetched, with the same authorisation as every question.',
    fields: (t) => ({
      url: t.expose('url', { type: 'URL', description: 'Path below the gateway; it works for this client alone.' }),
      expiresAt: t.field({
        type: 'DateTime',
        description: 'When it stops working.',
        resolve: ({ expiresAt }) => expiresAt.toISOString(),
      }),
    }),
  });
}

const stateWords = {
  QUEUED: 'Waits for the worker.',
  RUNNING: 'Is being made.',
  DONE: 'Its file can be fetched.',
  FAILED: 'Could not be made; `failure` says why.',
  EXPIRED: 'Was done; its file has been removed.',
};
const formatWords = {
  CSV: 'CSV (RFC 4180) with CSVW metadata.',
  PARQUET: 'Apache Parquet, zstd.',
  GEOJSON: 'GeoJSON, one feature a row.',
  JSON_STAT: 'JSON-stat 2.0, one dataset.',
};
