import type { ColumnAnswer } from '@passerby/anonymisation/gate';
import type { AgeBand, Gender } from '@passerby/domain/demo';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { EditionReference } from '@passerby/subgraph-kit/entity-reference';
import type { Insight, InsightRow } from '@passerby/subgraph-kit/insight';
import type { CatchmentRow } from '../data/catchment.ts';
import type { Comparison, ComparisonRow } from '../data/compare.ts';
import type { Trend, TrendRow } from '../data/trend.ts';
import { INSIGHT_SHAPES } from './insight-shape.ts';
import type { InsightName } from './insight-shape.ts';

/** A type that demographics owns, known here by its key. */
export interface EntityKey {
  /** Qualified by market, `london:soho`; that of a target group is not. */
  readonly id: string;
}

/** A target group with what `@requires` brings: its ages and genders; null or absent means all. */
export interface TargetGroupKey extends EntityKey {
  readonly ageBands?: readonly AgeBand[] | null;
  readonly genders?: readonly Gender[] | null;
}

/** The object types of this subgraph, declared before any of them is described because they refer to each other. */
export type MovementTypes = ReturnType<typeof declareTypes>;

/** Names the types and says what each is in TypeScript. */
export function declareTypes(builder: SubgraphBuilder) {
  const answerOf = (name: InsightName) => builder.objectRef<Insight>(`${INSIGHT_SHAPES[name].prefix}Answer`);
  const rowOf = (name: InsightName) => builder.objectRef<InsightRow>(`${INSIGHT_SHAPES[name].prefix}Row`);
  return {
    area: builder.objectRef<EntityKey>('Area'),
    site: builder.objectRef<EntityKey>('Site'),
    edition: builder.objectRef<EditionReference>('Edition'),
    targetGroup: builder.objectRef<TargetGroupKey>('TargetGroup'),
    columns: builder.objectRef<ColumnAnswer>('AnswerColumns'),
    presence: { answer: answerOf('presence'), row: rowOf('presence') },
    visitors: { answer: answerOf('visitors'), row: rowOf('visitors') },
    dwell: { answer: answerOf('dwell'), row: rowOf('dwell') },
    flows: { answer: answerOf('flows'), row: rowOf('flows') },
    loyalty: { answer: answerOf('loyalty'), row: rowOf('loyalty') },
    frequency: { answer: answerOf('frequency'), row: rowOf('frequency') },
    roamers: { answer: answerOf('roamers'), row: rowOf('roamers') },
    catchment: {
      answer: builder.objectRef<Insight<CatchmentRow>>('CatchmentAnswer'),
      row: builder.objectRef<CatchmentRow>('CatchmentRow'),
    },
    trend: { answer: builder.objectRef<Trend>('TrendAnswer'), row: builder.objectRef<TrendRow>('TrendRow') },
    comparison: {
      answer: builder.objectRef<Comparison>('CompareAnswer'),
      row: builder.objectRef<ComparisonRow>('CompareRow'),
    },
  };
}
