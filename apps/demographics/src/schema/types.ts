import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Page } from '@passerby/subgraph-kit/connection';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { EditionArea, EditionSite } from '../data/geography.ts';
import type { NamedTargetGroup } from '../data/target-groups.ts';

/** A market, or its newest edition: both are read from the same facts. */
export interface EditionHolder {
  readonly edition: EditionFacts;
}

/** The object types of this subgraph, declared before any of them is described because they refer to each other. */
export type DemographicsTypes = ReturnType<typeof declareTypes>;

/** Names the types and says what each is in TypeScript. */
export function declareTypes(builder: SubgraphBuilder) {
  return {
    market: builder.objectRef<EditionHolder>('Market'),
    edition: builder.objectRef<EditionHolder>('Edition'),
    area: builder.objectRef<EditionArea>('Area'),
    areaConnection: builder.objectRef<Page<EditionArea>>('AreaConnection'),
    site: builder.objectRef<EditionSite>('Site'),
    siteConnection: builder.objectRef<Page<EditionSite>>('SiteConnection'),
    targetGroup: builder.objectRef<NamedTargetGroup>('TargetGroup'),
  };
}
