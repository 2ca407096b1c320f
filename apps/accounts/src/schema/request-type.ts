import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { Desk } from '../data/desk.ts';
import type { DataRequest } from '../data/requests/data-request.ts';
import { deadlineOf } from '../data/requests/deadline.ts';
import { fiveSafesOf } from '../data/requests/five-safes.ts';
import { listNextActs } from '../data/requests/next-acts.ts';
import { listGaps } from '../data/requests/request-fields.ts';
import { atDesk } from './asking.ts';
import type { Service } from './asking.ts';
import type { ExportTypes } from './export-operations.ts';
import type { defineOrganisation } from './organisation-type.ts';
import type { QuestionTypes } from './question-type.ts';
import type { RequestEnums } from './request-enums.ts';
import { defineRequestParts } from './request-parts.ts';

export interface RequestTypeParts {
  readonly enums: RequestEnums;
  readonly question: QuestionTypes;
  readonly exports: ExportTypes;
  readonly organisation: ReturnType<typeof defineOrganisation>;
  readonly getDesk: Service<Desk>;
}

/** `DataRequest`: a public body's request for figures, from draft to release. */
export function defineDataRequest(builder: SubgraphBuilder, requestParts: RequestTypeParts) {
  const { enums, question, exports } = requestParts;
  const parts = defineRequestParts(builder, enums);
  const request = builder.objectRef<DataRequest>('DataRequest');
  request.implement({
    description: 'A request of a public body for figures. Text is empty and the rest null while a draft leaves it open.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Of the request.' }),
      organisationId: t.id({ description: 'Of the public body.', resolve: ({ organisation }) => organisation }),
      state: t.expose('state', { type: enums.state, description: 'Where it stands.' }),
      title: t.string({ description: 'Title.', resolve: ({ fields }) => fields.title }),
      purpose: t.string({ description: 'What the figures are for.', resolve: ({ fields }) => fields.purpose }),
      legalBasis: t.field({
        type: enums.legalBasis,
        nullable: true,
        description: 'Legal ground.',
        resolve: ({ fields }) => fields.legalBasis,
      }),
      legalReference: t.string({ description: 'Provision that it rests on.', resolve: ({ fields }) => fields.legalReference }),
      publicBenefit: t.string({ description: 'What the public has of it.', resolve: ({ fields }) => fields.publicBenefit }),
      question: t.field({
        type: question.asked,
        nullable: true,
        description: 'Areas, window, grain, breakdown.',
        resolve: ({ fields }) => fields.question,
      }),
      areaVintage: t.string({
        description: 'Vintage of the boundaries that are meant.',
        resolve: ({ fields }) => fields.areaVintage,
      }),
      justifications: t.field({
        type: parts.justifications,
        description: 'Why each part is needed.',
        resolve: ({ fields }) => fields.justifications,
      }),
      formats: t.field({
        type: [exports.format],
        description: 'Forms of the output.',
        resolve: ({ fields }) => [...fields.formats],
      }),
      recipients: t.stringList({ description: 'Who gets to see the output.', resolve: ({ fields }) => [...fields.recipients] }),
      storage: t.string({ description: 'Where it is kept, and how.', resolve: ({ fields }) => fields.storage }),
      onwardSharing: t.string({ description: 'Whom it is passed on to.', resolve: ({ fields }) => fields.onwardSharing }),
      retentionMonths: t.int({
        nullable: true,
        description: 'Months until it is deleted.',
        resolve: ({ fields }) => fields.retentionMonths,
      }),
      gaps: t.stringList({
        description: 'Fields missing before it can be submitted.',
        resolve: ({ fields }) => [...listGaps(fields)],
      }),
      check: t.expose('check', {
        type: parts.check,
        nullable: true,
        description: 'The automatic check; null until the worker has made it.',
      }),
      fiveSafes: t.field({
        type: [parts.panelRow],
        description: 'The Five Safes panel.',
        resolve: ({ fields, check, findings }) => [...fiveSafesOf(fields, { check, findings })],
      }),
      conditions: t.stringList({
        description: 'Conditions of the approval; empty before one.',
        resolve: ({ conditions }) => [...conditions],
      }),
    }),
  });
  addCourse(builder, request, { ...requestParts, parts });
  return request;
}

interface CourseParts extends RequestTypeParts {
  readonly parts: ReturnType<typeof defineRequestParts>;
}

/** Where a request stands, what may be done with it, and what came of it. */
function addCourse(builder: SubgraphBuilder, request: ObjectType<DataRequest>, courseParts: CourseParts): void {
  const { enums, exports, organisation, parts, getDesk } = courseParts;
  builder.objectFields(request, (t) => ({
    organisation: t.field({
      type: organisation,
      description: 'The public body.',
      resolve: ({ organisation: id }) => getDesk().getOrganisation(id),
    }),
    nextSteps: t.field({
      type: [enums.act],
      description: 'Steps that you may take on it now; four eyes, scope and state are looked at, gaps are not.',
      resolve: (given, _args, context) => atDesk(getDesk, context, async (_desk, asker) => [...listNextActs(asker, given)]),
    }),
    output: t.field({
      type: exports.type,
      nullable: true,
      description:
        'The output: for reviewers while it is to be checked, for the public body once it is released; else null. Fetch it by `createExportLink`.',
      resolve: ({ outputJob }, _args, context) =>
        atDesk(getDesk, context, (desk, asker) => desk.findOutput(asker, outputJob ?? '')),
    }),
    deadline: t.field({
      type: parts.deadline,
      nullable: true,
      description: "The operator's time; null for a draft and for one that has ended.",
      resolve: ({ history }) =>
        deadlineOf(
          history.map(({ to, at }) => ({ state: to, at })),
          getDesk().clock(),
        ),
    }),
    exportId: t.id({
      nullable: true,
      description: 'Of the output: ask `createExportLink` for it; null until it is released.',
      resolve: ({ state, outputJob }) => (state === 'RELEASED' ? outputJob : null),
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was begun.',
      resolve: ({ createdAt }) => createdAt.toISOString(),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null where it does not.',
      resolve: ({ expiresAt }) => expiresAt?.toISOString(),
    }),
    history: t.field({
      type: [parts.event],
      description: 'Its way so far, oldest first.',
      resolve: ({ history }) => [...history],
    }),
  }));
}
