import type { AgeBand, Gender } from '@passerby/domain/demo';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { EditionReference } from '@passerby/subgraph-kit/answer-fields';
import type { Insight, InsightRow } from '@passerby/subgraph-kit/insight';

/** A type that demographics owns, known here by its key. */
export interface EntityKey {
  /** Qualified by market, `london:soho`; that of a target group is not. */
  readonly id: string;
}

/** The object types of this subgraph, declared before any of them is described because they refer to each other. */
export type MovementTypes = ReturnType<typeof declareTypes>;

/** Names the types and says what each is in TypeScript. */
export function declareTypes(builder: SubgraphBuilder) {
  return {
    area: builder.objectRef<EntityKey>('Area'),
    site: builder.objectRef<EntityKey>('Site'),
    edition: builder.objectRef<EditionReference>('Edition'),
    targetGroup: builder.objectRef<TargetGroupKey>('TargetGroup'),
    presenceAnswer: builder.objectRef<Insight>('PresenceAnswer'),
    presenceRow: builder.objectRef<InsightRow>('PresenceRow'),
    visitorsAnswer: builder.objectRef<Insight>('VisitorsAnswer'),
    visitorsRow: builder.objectRef<InsightRow>('VisitorsRow'),
    dwellAnswer: builder.objectRef<Insight>('DwellAnswer'),
    dwellRow: builder.objectRef<InsightRow>('DwellRow'),
  };
}

/** A target group with what `@requires` brings: its ages and genders; null or absent means all. */
export interface TargetGroupKey extends EntityKey {
  readonly ageBands?: readonly AgeBand[] | null;
  readonly genders?: readonly Gender[] | null;
}
