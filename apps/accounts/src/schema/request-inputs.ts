import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { RequestTypeParts } from './request-type.ts';

/** Inputs of the mutations of data requests. */
export function defineRequestInputs(builder: SubgraphBuilder, { enums, question, exports }: RequestTypeParts) {
  const justifications = builder.inputType('RequestJustificationsInput', {
    description: 'Why each part of the question is needed. What is absent stays as it is.',
    fields: (t) => ({
      areas: t.string({ description: 'Why these areas.' }),
      window: t.string({ description: 'Why this window.' }),
      grain: t.string({ description: 'Why this grain.' }),
      breakdown: t.string({ description: 'Why this breakdown.' }),
    }),
  });
  const fields = builder.inputType('DataRequestInput', {
    description: 'What a data request says. What is absent stays as it is; a draft may leave anything open.',
    fields: (t) => ({
      title: t.string({ description: 'Title.' }),
      purpose: t.string({ description: 'What the figures are for.' }),
      legalBasis: t.field({ type: enums.legalBasis, description: 'Legal ground.' }),
      legalReference: t.string({ description: 'Provision that it rests on.' }),
      publicBenefit: t.string({ description: 'What the public has of it.' }),
      question: t.field({ type: question.input, description: 'Areas, window, grain, breakdown.' }),
      areaVintage: t.string({ description: 'Vintage of the boundaries that are meant.' }),
      justifications: t.field({ type: justifications, description: 'Why each part is needed.' }),
      formats: t.field({ type: [exports.format], description: 'Forms of the output.' }),
      recipients: t.stringList({ description: 'Who gets to see the output.' }),
      storage: t.string({ description: 'Where it is kept, and how.' }),
      onwardSharing: t.string({ description: 'Whom it is passed on to.' }),
      retentionMonths: t.int({ description: 'Months until it is deleted, 1 to 120.' }),
    }),
  });
  return { fields, ...defineStepInputs(builder, enums) };
}

export type RequestInputs = ReturnType<typeof defineRequestInputs>;

function defineStepInputs(builder: SubgraphBuilder, enums: RequestTypeParts['enums']) {
  const finding = builder.inputType('SafeFindingInput', {
    description: 'What a reviewer found about one of the Five Safes.',
    fields: (t) => ({
      safe: t.field({ type: enums.safe, required: true, description: 'Which of the five.' }),
      verdict: t.field({ type: enums.verdict, required: true, description: 'What was found.' }),
      note: t.string({ required: true, description: 'Why.' }),
    }),
  });
  return {
    step: builder.inputType('DataRequestStepInput', {
      description: 'A step on a data request.',
      fields: (t) => ({
        id: t.id({ required: true, description: 'Of the request.' }),
        note: t.string({ description: 'What the other side is told; needed to return, reject, refuse and withdraw.' }),
      }),
    }),
    decision: builder.inputType('DecideDataRequestInput', {
      description: 'A decision on a data request.',
      fields: (t) => ({
        id: t.id({ required: true, description: 'Of the request.' }),
        note: t.string({ description: 'What the requester is told; needed to reject.' }),
        conditions: t.stringList({ description: 'Of an approval; none when absent.' }),
        findings: t.field({
          type: [finding],
          required: true,
          description: 'One for each of the Five Safes; an approval needs all SATISFIED.',
        }),
      }),
    }),
  };
}
