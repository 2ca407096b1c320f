// Generated from operations/*.graphql and the composed graph by `npm run generate`; do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What figures add up over. */
export type Additivity =
  /** Over areas. */
  | 'PLACES'
  /** Over hours, days or weeks. */
  | 'WINDOWS';

/** Age in years at the first day of the budget period; nobody under 16 is measured. */
export type AgeBand =
  /** 16 to 24. */
  | 'AGE_16_24'
  /** 25 to 34. */
  | 'AGE_25_34'
  /** 35 to 44. */
  | 'AGE_35_44'
  /** 45 to 54. */
  | 'AGE_45_54'
  /** 55 to 64. */
  | 'AGE_55_64'
  /** 65 to 74. */
  | 'AGE_65_74'
  /** 75 and over. */
  | 'AGE_75_PLUS'
  /** Age or gender is not known. */
  | 'UNKNOWN';

/** Level of the published geography. */
export type AreaLevel =
  /** Holds zones. */
  | 'DISTRICT'
  /** The coarsest: holds districts. */
  | 'REGION'
  /** The finest. */
  | 'ZONE';

/** What the answer can be broken down by. */
export type CatalogueDimension =
  /** By age band. */
  | 'AGE_BAND'
  /** By area. */
  | 'AREA'
  /** By the country of the SIM. */
  | 'COUNTRY'
  /** By part of the day. */
  | 'DAYPART'
  /** By the number of days with a visit. */
  | 'DAYS_BAND'
  /** By workday, Saturday, and Sunday or public holiday, over the whole window. */
  | 'DAY_TYPE'
  /** By where the trip ends. */
  | 'DESTINATION'
  /** By length of the visit. */
  | 'DWELL_BAND'
  /** By gender. */
  | 'GENDER'
  /** By the district that the visitors live in. */
  | 'HOME_DISTRICT'
  /** By local hour of the day, over the whole window. */
  | 'HOUR_OF_DAY'
  /** By kind of visitor. */
  | 'KIND'
  /** By where the trip starts. */
  | 'ORIGIN'
  /** By site. */
  | 'SITE'
  /** By bucket of the grain; without it the window is one answer. */
  | 'TIME'
  /** By day of the week, over the whole window. */
  | 'WEEKDAY';

/** A kind of place. */
export type CataloguePlace =
  /** Districts. */
  | 'DISTRICT'
  /** Registered study zones. */
  | 'SITE'
  /** Zones, and what adds over them: districts, regions, drawn places. */
  | 'ZONE';

/** Length of a visit in minutes; the lower edge belongs to the band. */
export type DwellBand =
  /** 5 to 15 minutes. */
  | 'MIN_5_15'
  /** 15 to 30 minutes. */
  | 'MIN_15_30'
  /** 15 to 60 minutes; only by daypart, where bands are coarser. */
  | 'MIN_15_60'
  /** 30 to 60 minutes. */
  | 'MIN_30_60'
  /** 1 to 2 hours. */
  | 'MIN_60_120'
  /** 1 hour and longer; only by daypart, where bands are coarser. */
  | 'MIN_60_PLUS'
  /** 2 hours and longer. */
  | 'MIN_120_PLUS';

/** Gender as the operator's customer records hold it. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Age or gender is not known. */
  | 'UNKNOWN';

/** Half-width of the 95 % interval relative to the value. */
export type Grade =
  /** At most 10 %. */
  | 'A'
  /** At most 20 %. */
  | 'B'
  /** At most 50 %. */
  | 'C'
  /** At most 100 %; only where the licence admits it. */
  | 'D';

/** The fixed time grains, local to the market. */
export type Grain =
  /** One calendar day of 23, 24 or 25 hours. */
  | 'DAY'
  /** One hour; the repeated hour of an autumn day is two. */
  | 'HOUR'
  /** One budget period of 28 days. */
  | 'PERIOD'
  /** One ISO week, Monday to Sunday. */
  | 'WEEK';

/** What is measured; a licence names the measures it admits. */
export type Measure =
  /** Home districts of the visitors of a site. */
  | 'CATCHMENT'
  /** How long visits last. */
  | 'DWELL'
  /** Trips from place to place. */
  | 'FLOWS'
  /** Days visited in a period. */
  | 'FREQUENCY'
  /** New and returning visitors of a site. */
  | 'LOYALTY'
  /** Devices at a place in an hour. */
  | 'PRESENCE'
  /** People by home zone. */
  | 'RESIDENTS'
  /** Visitors by the country of their SIM. */
  | 'ROAMERS'
  /** Distinct devices that visited a place in a day, week or period. */
  | 'VISITORS'
  /** People by work zone. */
  | 'WORKERS';

/** What an organisation is to the operator. */
export type OrganisationKind =
  /** The operator itself. */
  | 'INTERNAL'
  /** A company that builds on the graph. */
  | 'PARTNER'
  /** A public body. */
  | 'PUBLIC'
  /** A shop, chain or landlord that asks about its own places. */
  | 'RETAIL';

/** Kind of a registered study zone. */
export type SiteKind =
  /** A shopping street. */
  | 'HIGH_STREET'
  /** A shopping centre. */
  | 'MALL'
  /** Anything else. */
  | 'OTHER'
  /** One shop. */
  | 'SHOP'
  /** A railway or underground station. */
  | 'STATION'
  /** A stadium, theatre or the like. */
  | 'VENUE';

/** Whether a figure is shown, and if not, why. */
export type Status =
  /** Withheld: the group is too small, or would give a small one away. */
  | 'BELOW_MINIMUM'
  /** Withheld: the 95 % interval is too wide for the value. */
  | 'IMPRECISE'
  /** No release covers this part of the window. */
  | 'NOT_COVERED'
  /** Shown. */
  | 'PUBLISHED';

/** Days local to the market, half open. */
export type Window = {
  /** First day. */
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
};

export type AreaOutlinesQueryVariables = Exact<{
  within: ReadonlyArray<string> | string;
  level: AreaLevel;
}>;


export type AreaOutlinesQuery = { readonly areaFeatures: object | null };

export type AudienceQueryVariables = Exact<{
  site: string;
  window: Window;
}>;


export type AudienceQuery = { readonly audience: { readonly measure: Measure, readonly counts: string, readonly referencePeriod: string | null, readonly edition: { readonly id: string }, readonly total: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly status: Status }, readonly nodes: ReadonlyArray<{ readonly ageBand: AgeBand | null, readonly gender: Gender | null, readonly estimate: { readonly value: number | null, readonly status: Status }, readonly share: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly status: Status }, readonly index: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } | null }> } | null };

export type CatalogueQueryVariables = Exact<{
  market: string;
}>;


export type CatalogueQuery = { readonly market: { readonly id: string, readonly name: string, readonly edition: { readonly id: string, readonly publishedAt: string }, readonly catalogue: ReadonlyArray<{ readonly measure: Measure, readonly isLicensed: boolean, readonly definition: string, readonly counting: string, readonly clock: string, readonly tables: ReadonlyArray<{ readonly family: string, readonly place: CataloguePlace, readonly grains: ReadonlyArray<Grain>, readonly dimensions: ReadonlyArray<CatalogueDimension>, readonly adds: ReadonlyArray<Additivity>, readonly counts: string, readonly availableFrom: string | null, readonly availableTo: string | null, readonly bound: string, readonly noise: number, readonly minimumGroup: number, readonly domain: ReadonlyArray<{ readonly name: string, readonly values: number | null }> }> }> } | null };

export type DwellByDayQueryVariables = Exact<{
  site: string;
  window: Window;
}>;


export type DwellByDayQuery = { readonly site: { readonly name: string, readonly dwell: { readonly counts: string, readonly nodes: ReadonlyArray<{ readonly day: string | null, readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null } | null };

export type MarketOutlineQueryVariables = Exact<{
  market: string;
  first?: number | null | undefined;
}>;


export type MarketOutlineQuery = { readonly market: { readonly id: string, readonly name: string, readonly country: string, readonly timeZone: string, readonly firstPeriod: string, readonly holidays: ReadonlyArray<string>, readonly edition: { readonly id: string, readonly publishedAt: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number, readonly worstCaseAuc: number }, readonly catalogue: ReadonlyArray<{ readonly measure: Measure, readonly isLicensed: boolean, readonly definition: string, readonly counting: string, readonly clock: string, readonly tables: ReadonlyArray<{ readonly family: string, readonly place: CataloguePlace, readonly grains: ReadonlyArray<Grain>, readonly dimensions: ReadonlyArray<CatalogueDimension>, readonly availableFrom: string | null, readonly availableTo: string | null, readonly minimumGroup: number }> }> } | null, readonly sites: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: SiteKind, readonly longitude: number, readonly latitude: number, readonly radiusM: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly districts: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type MarketsQueryVariables = Exact<{ [key: string]: never; }>;


export type MarketsQuery = { readonly markets: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type PlacesQueryVariables = Exact<{
  market: string;
  first?: number | null | undefined;
}>;


export type PlacesQuery = { readonly market: { readonly id: string, readonly name: string, readonly timeZone: string, readonly edition: { readonly id: string, readonly publishedAt: string } } | null, readonly sites: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: SiteKind, readonly longitude: number, readonly latitude: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly areas: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type PresenceColumnsQueryVariables = Exact<{
  areas?: ReadonlyArray<string> | string | null | undefined;
  window: Window;
}>;


export type PresenceColumnsQuery = { readonly presence: { readonly edition: { readonly id: string }, readonly columns: { readonly length: number, readonly area: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly time: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly ageBand: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly gender: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly value: ReadonlyArray<number | null>, readonly lower: ReadonlyArray<number | null>, readonly upper: ReadonlyArray<number | null>, readonly status: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> }, readonly grade: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } } } | null };

export type PresenceQueryVariables = Exact<{
  areas?: ReadonlyArray<string> | string | null | undefined;
  window: Window;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PresenceQuery = { readonly presence: { readonly edition: { readonly id: string }, readonly nodes: ReadonlyArray<{ readonly at: string | null, readonly ageBand: AgeBand | null, readonly gender: Gender | null, readonly area: { readonly id: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly status: Status } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly organisation: { readonly id: string, readonly name: string, readonly kind: OrganisationKind }, readonly key: { readonly name: string, readonly prefix: string, readonly expiresAt: string | null } | null, readonly licence: { readonly markets: ReadonlyArray<string>, readonly areas: ReadonlyArray<string>, readonly finestLevel: AreaLevel, readonly grains: ReadonlyArray<Grain>, readonly measures: ReadonlyArray<Measure>, readonly demo: boolean, readonly historyFrom: string | null, readonly lagDays: number, readonly gradeD: boolean } } };

export type WindowShoppersQueryVariables = Exact<{
  site: string;
  window: Window;
}>;


export type WindowShoppersQuery = { readonly site: { readonly id: string, readonly name: string, readonly dwell: { readonly counts: string, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number }, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly status: Status } } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AreaOutlinesDocument = new TypedDocumentString(`
    query AreaOutlines($within: [ID!]!, $level: AreaLevel!) {
  areaFeatures(areas: {ids: $within, level: $level})
}
    `) as unknown as TypedDocumentString<AreaOutlinesQuery, AreaOutlinesQueryVariables>;
export const AudienceDocument = new TypedDocumentString(`
    query Audience($site: ID!, $window: Window!) {
  audience(site: $site, window: $window) {
    measure
    counts
    referencePeriod
    edition {
      id
    }
    total {
      value
      lower
      upper
      status
    }
    nodes {
      ageBand
      gender
      estimate {
        value
        status
      }
      share {
        value
        lower
        upper
        status
      }
      index {
        value
        lower
        upper
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AudienceQuery, AudienceQueryVariables>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue($market: ID!) {
  market(id: $market) {
    id
    name
    edition {
      id
      publishedAt
    }
    catalogue {
      measure
      isLicensed
      definition
      counting
      clock
      tables {
        family
        place
        grains
        dimensions
        adds
        counts
        domain {
          name
          values
        }
        availableFrom
        availableTo
        bound
        noise
        minimumGroup
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const DwellByDayDocument = new TypedDocumentString(`
    query DwellByDay($site: ID!, $window: Window!) {
  site(id: $site) {
    name
    dwell(window: $window, grain: DAY, groupBy: [TIME, DWELL_BAND]) {
      counts
      nodes {
        day
        dwellBand
        estimate {
          value
          lower
          upper
          grade
          status
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DwellByDayQuery, DwellByDayQueryVariables>;
export const MarketOutlineDocument = new TypedDocumentString(`
    query MarketOutline($market: ID!, $first: Int = 1000) {
  market(id: $market) {
    id
    name
    country
    timeZone
    firstPeriod
    holidays
    edition {
      id
      publishedAt
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
      worstCaseAuc
    }
    catalogue {
      measure
      isLicensed
      definition
      counting
      clock
      tables {
        family
        place
        grains
        dimensions
        availableFrom
        availableTo
        minimumGroup
      }
    }
  }
  sites(market: $market, first: $first) {
    nodes {
      id
      name
      kind
      longitude
      latitude
      radiusM
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  districts: areas(market: $market, level: DISTRICT, first: $first) {
    nodes {
      id
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MarketOutlineQuery, MarketOutlineQueryVariables>;
export const MarketsDocument = new TypedDocumentString(`
    query Markets {
  markets {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<MarketsQuery, MarketsQueryVariables>;
export const PlacesDocument = new TypedDocumentString(`
    query Places($market: ID!, $first: Int = 100) {
  market(id: $market) {
    id
    name
    timeZone
    edition {
      id
      publishedAt
    }
  }
  sites(market: $market, first: $first) {
    nodes {
      id
      name
      kind
      longitude
      latitude
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  areas(market: $market, level: ZONE, first: $first) {
    nodes {
      id
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const PresenceColumnsDocument = new TypedDocumentString(`
    query PresenceColumns($areas: [ID!], $window: Window!) {
  presence(
    areas: {ids: $areas}
    window: $window
    grain: HOUR
    groupBy: [AREA, TIME, AGE_BAND, GENDER]
  ) {
    edition {
      id
    }
    columns {
      length
      area
      time
      ageBand
      gender
      value
      lower
      upper
      status
      grade
    }
  }
}
    `) as unknown as TypedDocumentString<PresenceColumnsQuery, PresenceColumnsQueryVariables>;
export const PresenceDocument = new TypedDocumentString(`
    query Presence($areas: [ID!], $window: Window!, $first: Int = 1000, $after: String) {
  presence(
    areas: {ids: $areas}
    window: $window
    grain: HOUR
    groupBy: [AREA, TIME, AGE_BAND, GENDER]
    unit: DEVICES
    first: $first
    after: $after
  ) {
    edition {
      id
    }
    nodes {
      area {
        id
      }
      at
      ageBand
      gender
      estimate {
        value
        lower
        upper
        status
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PresenceQuery, PresenceQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    organisation {
      id
      name
      kind
    }
    key {
      name
      prefix
      expiresAt
    }
    licence {
      markets
      areas
      finestLevel
      grains
      measures
      demo
      historyFrom
      lagDays
      gradeD
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const WindowShoppersDocument = new TypedDocumentString(`
    query WindowShoppers($site: ID!, $window: Window!) {
  site(id: $site) {
    id
    name
    dwell(
      window: $window
      grain: WEEK
      targetGroup: {ageBands: [AGE_25_34], genders: [FEMALE]}
      groupBy: [DWELL_BAND]
    ) {
      edition {
        id
      }
      guarantee {
        rhoPerPeriod
        epsilon
      }
      counts
      nodes {
        dwellBand
        estimate {
          value
          lower
          upper
          grade
          status
        }
      }
      median {
        value
        lower
        upper
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WindowShoppersQuery, WindowShoppersQueryVariables>;
