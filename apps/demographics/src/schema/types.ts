import type { PublishedFactor } from '@passerby/anonymisation/gate';
import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { Page } from '@passerby/subgraph-kit/connection';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { AreaReference, EditionReference } from '@passerby/subgraph-kit/entity-reference';
import type { InsightRow } from '@passerby/subgraph-kit/insight';
import type { Audience, AudienceRow } from '../data/audience.ts';
import type { CatalogueEntry, CatalogueTable } from '../data/catalogue.ts';
import type { DomainAxis } from '../data/family-domain.ts';
import type { PopulationInsight } from '../data/population.ts';
import type { EditionSite } from '../data/geography.ts';
import type { NamedTargetGroup } from '../data/target-groups.ts';

/** A market, read from the facts of its newest edition. */
export interface EditionHolder {
  readonly edition: EditionFacts;
}

/** The object types of this subgraph, declared before any of them is described because they refer to each other. */
export type DemographicsTypes = ReturnType<typeof declareTypes>;

/** Names the types and says what each is in TypeScript. */
export function declareTypes(builder: SubgraphBuilder) {
  return {
    market: builder.objectRef<EditionHolder>('Market'),
    edition: builder.objectRef<EditionReference>('Edition'),
    area: builder.objectRef<AreaReference>('Area'),
    areaConnection: builder.objectRef<Page<AreaReference>>('AreaConnection'),
    site: builder.objectRef<EditionSite>('Site'),
    siteConnection: builder.objectRef<Page<EditionSite>>('SiteConnection'),
    audienceAnswer: builder.objectRef<Audience>('AudienceAnswer'),
    audienceRow: builder.objectRef<AudienceRow>('AudienceRow'),
    catalogueEntry: builder.objectRef<CatalogueEntry>('CatalogueEntry'),
    catalogueTable: builder.objectRef<CatalogueTable>('CatalogueTable'),
    domainAxis: builder.objectRef<DomainAxis>('DomainAxis'),
    factor: builder.objectRef<PublishedFactor>('ExtrapolationFactor'),
    populationAnswer: builder.objectRef<PopulationInsight>('PopulationAnswer'),
    populationRow: builder.objectRef<InsightRow>('PopulationRow'),
    targetGroup: builder.objectRef<NamedTargetGroup>('TargetGroup'),
  };
}
