import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { RequestEvent } from '../data/requests/data-request.ts';
import type { Deadline } from '../data/requests/deadline.ts';
import type { SafePanelRow } from '../data/requests/five-safes.ts';
import type { CheckSuggestion, RequestCheck, StatusTally } from '../data/requests/request-check.ts';
import type { RequestFields } from '../data/requests/request-fields.ts';
import type { RequestEnums } from './request-enums.ts';

/** The parts of a data request that have types of their own. */
export function defineRequestParts(builder: SubgraphBuilder, enums: RequestEnums) {
  return {
    justifications: defineJustifications(builder),
    panelRow: definePanelRow(builder, enums),
    deadline: defineDeadline(builder, enums),
    event: defineEvent(builder, enums),
    check: defineCheck(builder, enums),
  };
}

function defineJustifications(builder: SubgraphBuilder) {
  return builder.objectRef<RequestFields['justifications']>('RequestJustifications').implement({
    description: 'Why each part of the question is needed; empty while it is not said.',
    fields: (t) => ({
      areas: t.exposeString('areas', { description: 'Why these areas.' }),
      window: t.exposeString('window', { description: 'Why this window.' }),
      grain: t.exposeString('grain', { description: 'Why this grain.' }),
      breakdown: t.exposeString('breakdown', { description: 'Why this breakdown.' }),
    }),
  });
}

function definePanelRow(builder: SubgraphBuilder, enums: RequestEnums) {
  return builder.objectRef<SafePanelRow>('FiveSafesRow').implement({
    description: 'One of the Five Safes: what is asked, what the request says to it, and what a reviewer found.',
    fields: (t) => ({
      safe: t.expose('safe', { type: enums.safe, description: 'Which of the five.' }),
      question: t.exposeString('question', { description: 'What is asked.' }),
      facts: t.stringList({ description: 'What the request and its automatic check say.', resolve: ({ facts }) => [...facts] }),
      gaps: t.stringList({ description: 'Fields that it still lacks.', resolve: ({ gaps }) => [...gaps] }),
      verdict: t.field({
        type: enums.verdict,
        nullable: true,
        description: 'Of the reviewer; null before a decision.',
        resolve: ({ finding }) => finding?.verdict,
      }),
      note: t.string({
        nullable: true,
        description: 'Of the reviewer; null before a decision.',
        resolve: ({ finding }) => finding?.note,
      }),
    }),
  });
}

function defineDeadline(builder: SubgraphBuilder, enums: RequestEnums) {
  return builder.objectRef<Deadline>('RequestDeadline').implement({
    description: "The operator's time in working days (England and Wales). It stands while it is the requester's turn.",
    fields: (t) => ({
      kind: t.expose('kind', { type: enums.deadlineKind, description: 'What is due.' }),
      dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'Last day; null while the clock stands.' }),
      workingDaysUsed: t.exposeInt('workingDaysUsed', { description: 'Working days that it was with the operator.' }),
      workingDaysAllowed: t.exposeInt('workingDaysAllowed', { description: 'Working days that the operator has.' }),
      isStopped: t.exposeBoolean('isStopped', { description: "Whether it is the requester's turn." }),
      isOverdue: t.exposeBoolean('isOverdue', { description: 'Whether the operator is late.' }),
    }),
  });
}

function defineEvent(builder: SubgraphBuilder, enums: RequestEnums) {
  return builder.objectRef<RequestEvent>('RequestEvent').implement({
    description: 'A step that a data request took.',
    fields: (t) => ({
      at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at.toISOString() }),
      actor: t.id({ description: 'Member or key behind it; `service` for the service itself.', resolve: ({ actor }) => actor }),
      from: t.expose('from', { type: enums.state, nullable: true, description: 'State before; null at the beginning.' }),
      to: t.expose('to', { type: enums.state, description: 'State after.' }),
      note: t.exposeString('note', { nullable: true, description: 'What was said with it; null for nothing.' }),
    }),
  });
}

function defineCheck(builder: SubgraphBuilder, enums: RequestEnums) {
  const tally = defineTally(builder);
  const suggestion = builder.objectRef<CheckSuggestion>('CheckSuggestion').implement({
    description: 'A change that would let more be shown.',
    fields: (t) => ({
      advice: t.exposeString('advice', { description: 'What to change.' }),
      tally: t.expose('tally', { type: tally, description: 'What would then be shown.' }),
    }),
  });
  return builder.objectRef<RequestCheck>('RequestCheck').implement({
    description:
      'What the gate would say to the question of a draft, under the licence of its author. It looks at statuses, never at values.',
    fields: (t) => ({
      checkedAt: t.exposeString('checkedAt', { description: 'Instant of the check, ISO 8601.' }),
      outcome: t.expose('outcome', {
        type: enums.outcome,
        description: 'Whether the gate would answer: whether it is licensable.',
      }),
      problemCode: t.string({
        nullable: true,
        description: 'Error code of a refusal; null for none.',
        resolve: ({ problem }) => problem?.code,
      }),
      problem: t.string({
        nullable: true,
        description: 'Why it would refuse; null when it would not.',
        resolve: ({ problem }) => problem?.message,
      }),
      edition: t.id({
        nullable: true,
        description: 'Edition that was asked; null for a refusal.',
        resolve: ({ edition }) => edition,
      }),
      tally: t.expose('tally', { type: tally, nullable: true, description: 'How much would be withheld; null for a refusal.' }),
      suggestions: t.field({ type: [suggestion], description: 'Best first.', resolve: ({ suggestions }) => [...suggestions] }),
      alreadyOpen: t.idList({
        description: 'Released requests whose output has all of it: ask for nothing, use those.',
        resolve: ({ alreadyOpen }) => [...alreadyOpen],
      }),
    }),
  });
}

function defineTally(builder: SubgraphBuilder) {
  return builder.objectRef<StatusTally>('StatusTally').implement({
    description: 'Figures of an answer by status.',
    fields: (t) => ({
      published: t.exposeInt('published', { description: 'Figures that would be shown.' }),
      belowMinimum: t.exposeInt('belowMinimum', { description: 'Figures withheld as BELOW_MINIMUM.' }),
      imprecise: t.exposeInt('imprecise', { description: 'Figures withheld as IMPRECISE.' }),
      notCovered: t.exposeInt('notCovered', { description: 'Figures that no release covers.' }),
    }),
  });
}
