import { paginate } from '@passerby/subgraph-kit/connection';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { RequestAct } from '../data/requests/request-state.ts';
import { atDesk, withoutNulls } from './asking.ts';
import { definePage } from './page-type.ts';
import { defineRequestInputs } from './request-inputs.ts';
import type { RequestInputs } from './request-inputs.ts';
import { defineDataRequest } from './request-type.ts';
import type { RequestTypeParts } from './request-type.ts';

type DataRequestRef = ReturnType<typeof defineDataRequest>;

/** Steps with nothing but a note, and what each does. */
const plainSteps = {
  submitDataRequest: ['SUBMIT', 'Gives a whole draft to the operator. Needs the scope REQUESTS.'],
  withdrawDataRequest: ['WITHDRAW', 'Takes a request back, with a reason. Needs the scope REQUESTS.'],
  acceptDataRequest: ['ACCEPT', 'Accepts the conditions of an approval; the output is then produced. Needs the scope REQUESTS.'],
  takeDataRequest: ['TAKE', 'Takes a submitted request into review. Needs the scope REVIEW.'],
  returnDataRequest: ['RETURN', 'Gives a request back to be changed, with a reason; the clock stands. Needs the scope REVIEW.'],
  releaseOutput: ['RELEASE', 'Releases a checked output. Needs the scope REVIEW, and to be neither its author nor its approver.'],
  refuseOutput: [
    'REFUSE_OUTPUT',
    'Refuses an output, with a reason. Needs the scope REVIEW, and to be neither its author nor its approver.',
  ],
} as const satisfies Record<string, readonly [RequestAct, string]>;

const decisions = {
  approveDataRequest: ['APPROVE', 'Approves a request under review. Needs the scope REVIEW, and not to be its author.'],
  rejectDataRequest: [
    'REJECT',
    'Rejects a request under review, with a reason. Needs the scope REVIEW, and not to be its author.',
  ],
} as const satisfies Record<string, readonly [RequestAct, string]>;

/** Queries and mutations of data requests. */
export function defineRequestOperations(builder: SubgraphBuilder, parts: RequestTypeParts): void {
  const request = defineDataRequest(builder, parts);
  const inputs = defineRequestInputs(builder, parts);
  defineRequestQueries(builder, parts, request);
  defineDraftMutations(builder, parts, { request, inputs });
  defineStepMutations(builder, parts, { request, inputs });
}

function defineRequestQueries(builder: SubgraphBuilder, { enums, getDesk }: RequestTypeParts, request: DataRequestRef): void {
  const page = definePage(builder, 'DataRequestPage', request);
  builder.queryField('dataRequest', (t) =>
    t.field({
      type: request,
      description: 'A data request of your organisation; for reviewers any that was submitted. NOT_FOUND for any other.',
      args: { id: t.arg.id({ required: true, description: 'Of the request.' }) },
      resolve: (_root, { id }, context) => atDesk(getDesk, context, (desk, asker) => desk.getDataRequest(asker, id)),
    }),
  );
  builder.queryField('dataRequests', (t) =>
    t.field({
      type: page,
      description: 'Data requests of your organisation; for reviewers all that were submitted. Oldest first.',
      args: {
        states: t.arg({ type: [enums.state], description: 'Only those that stand there; all when absent or empty.' }),
        first: t.arg.int({ description: 'Entries of a page; 100 when absent.' }),
        after: t.arg.string({ description: 'Cursor.' }),
      },
      resolve: (_root, { states, ...page }, context) =>
        atDesk(getDesk, context, async (desk, asker) => {
          const wanted = states ?? [];
          return paginate(await desk.listDataRequests(asker, wanted), page, ['requests', asker.organisation, ...wanted]);
        }),
    }),
  );
}

interface RequestDefinitions {
  readonly request: DataRequestRef;
  readonly inputs: RequestInputs;
}

function defineDraftMutations(
  builder: SubgraphBuilder,
  { getDesk }: RequestTypeParts,
  { request, inputs }: RequestDefinitions,
): void {
  builder.mutationField('createDataRequest', (t) =>
    t.field({
      type: request,
      description: 'Begins a data request; the worker checks its question at once. For public bodies, with the scope REQUESTS.',
      args: { input: t.arg({ type: inputs.fields, required: true, description: 'What is known already.' }) },
      resolve: (_root, { input }, context) =>
        atDesk(getDesk, context, (desk, asker) => desk.createDataRequest(asker, withoutNulls(input))),
    }),
  );
  builder.mutationField('editDataRequest', (t) =>
    t.field({
      type: request,
      description: 'Changes a draft, or a request that was returned. Needs the scope REQUESTS.',
      args: {
        id: t.arg.id({ required: true, description: 'Of the request.' }),
        input: t.arg({ type: inputs.fields, required: true, description: 'What changes.' }),
      },
      resolve: (_root, { id, input }, context) =>
        atDesk(getDesk, context, (desk, asker) => desk.editDataRequest(asker, { id, changes: withoutNulls(input) })),
    }),
  );
}

function defineStepMutations(
  builder: SubgraphBuilder,
  { getDesk }: RequestTypeParts,
  { request, inputs }: RequestDefinitions,
): void {
  for (const [name, [act, description]] of Object.entries(plainSteps)) {
    builder.mutationField(name, (t) =>
      t.field({
        type: request,
        description,
        args: { input: t.arg({ type: inputs.step, required: true, description: 'Which request, and why.' }) },
        resolve: (_root, { input }, context) =>
          atDesk(getDesk, context, (desk, asker) => desk.takeStep(asker, { ...input, act })),
      }),
    );
  }
  for (const [name, [act, description]] of Object.entries(decisions)) {
    builder.mutationField(name, (t) =>
      t.field({
        type: request,
        description,
        args: { input: t.arg({ type: inputs.decision, required: true, description: 'The decision.' }) },
        resolve: (_root, { input }, context) =>
          atDesk(getDesk, context, (desk, asker) =>
            desk.takeStep(asker, { ...input, findings: withoutNulls(input.findings), act }),
          ),
      }),
    );
  }
}
