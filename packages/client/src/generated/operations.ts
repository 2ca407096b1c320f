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

/** Which areas, as one set of whole zones: exactly one of `ids`, `within` and `polygon`. */
export type AreaSelector = {
  /** Areas of any level, `london:soho`; all of one market. */
  readonly ids?: ReadonlyArray<string> | null | undefined;
  /** What a row of groupBy AREA is; when absent, the level that the areas share, else ZONE. */
  readonly level?: AreaLevel | null | undefined;
  /** A place of your own; measured as the zones with at least half of their area inside. */
  readonly polygon?: PolygonInput | null | undefined;
  /** Everything inside this area. */
  readonly within?: string | null | undefined;
};

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

/** Whether the gate would answer. */
export type CheckOutcome =
  /** It would; figures may be withheld. */
  | 'ANSWERABLE'
  /** It would not, whatever the figures. */
  | 'REFUSED';

/** A key to be made. */
export type CreateKeyInput = {
  /** Second part of the key, 1 to 16 of a-z and 0-9. */
  readonly environment?: string | null | undefined;
  /** When it ends; never when absent. */
  readonly expiresAt?: string | null | undefined;
  /** Id or name of a licence of your organisation. */
  readonly licence: string;
  /** Id or address of the person whose key it is; a machine when absent. */
  readonly member?: string | null | undefined;
  /** What it is for. */
  readonly name: string;
  /** What it may be used for; all but REVIEW and ADMIN when absent. REVIEW is given on the command line alone. */
  readonly scopes?: ReadonlyArray<Scope> | null | undefined;
};

/** What a data request says. What is absent stays as it is; a draft may leave anything open. */
export type DataRequestInput = {
  /** Vintage of the boundaries that are meant. */
  readonly areaVintage?: string | null | undefined;
  /** Forms of the output. */
  readonly formats?: ReadonlyArray<ExportFormat> | null | undefined;
  /** Why each part is needed. */
  readonly justifications?: RequestJustificationsInput | null | undefined;
  /** Legal ground. */
  readonly legalBasis?: LegalBasis | null | undefined;
  /** Provision that it rests on. */
  readonly legalReference?: string | null | undefined;
  /** Whom it is passed on to. */
  readonly onwardSharing?: string | null | undefined;
  /** What the public has of it. */
  readonly publicBenefit?: string | null | undefined;
  /** What the figures are for. */
  readonly purpose?: string | null | undefined;
  /** Areas, window, grain, breakdown. */
  readonly question?: QuestionInput | null | undefined;
  /** Who gets to see the output. */
  readonly recipients?: ReadonlyArray<string> | null | undefined;
  /** Months until it is deleted, 1 to 120. */
  readonly retentionMonths?: number | null | undefined;
  /** Where it is kept, and how. */
  readonly storage?: string | null | undefined;
  /** Title. */
  readonly title?: string | null | undefined;
};

/** Where a data request stands. */
export type DataRequestState =
  /** Approved, with conditions; waits for the requester to accept them. */
  | 'APPROVED'
  /** Being written; nobody else sees it. */
  | 'DRAFT'
  /** Its time has passed. */
  | 'EXPIRED'
  /** A reviewer looks at it. */
  | 'IN_REVIEW'
  /** A second reviewer checks the output. */
  | 'OUTPUT_CHECK'
  /** The worker makes the output. */
  | 'PRODUCING'
  /** Refused, before or after production. */
  | 'REJECTED'
  /** The output can be fetched. */
  | 'RELEASED'
  /** Back with the requester; the clock stands. */
  | 'RETURNED_FOR_CHANGES'
  /** Waits for a reviewer. */
  | 'SUBMITTED'
  /** Taken back by the requester. */
  | 'WITHDRAWN';

/** A step on a data request; each has a mutation. */
export type DataRequestStep =
  /** `acceptDataRequest`. */
  | 'ACCEPT'
  /** `approveDataRequest`. */
  | 'APPROVE'
  /** `refuseOutput`. */
  | 'REFUSE_OUTPUT'
  /** `rejectDataRequest`. */
  | 'REJECT'
  /** `releaseOutput`. */
  | 'RELEASE'
  /** `returnDataRequest`. */
  | 'RETURN'
  /** `submitDataRequest`. */
  | 'SUBMIT'
  /** `takeDataRequest`. */
  | 'TAKE'
  /** `withdrawDataRequest`. */
  | 'WITHDRAW';

/** A step on a data request. */
export type DataRequestStepInput = {
  /** Of the request. */
  readonly id: string;
  /** What the other side is told; needed to return, reject, refuse and withdraw. */
  readonly note?: string | null | undefined;
};

/** Part of a local day. */
export type Daypart =
  /** 10:00 to 16:00. */
  | 'DAY'
  /** 16:00 to 24:00. */
  | 'EVENING'
  /** 06:00 to 10:00. */
  | 'MORNING'
  /** 00:00 to 06:00. */
  | 'NIGHT';

/** Distinct days with a visit in a budget period of 28 days. */
export type DaysBand =
  /** One day. */
  | 'DAYS_1'
  /** Two days. */
  | 'DAYS_2'
  /** Three or four days. */
  | 'DAYS_3_4'
  /** Five to nine days. */
  | 'DAYS_5_9'
  /** Ten days and more. */
  | 'DAYS_10_PLUS';

/** What the operator promises within its time. */
export type DeadlineKind =
  /** To approve or reject. */
  | 'DECISION'
  /** To release the output. */
  | 'OUTPUT';

/** A decision on a data request. */
export type DecideDataRequestInput = {
  /** Of an approval; none when absent. */
  readonly conditions?: ReadonlyArray<string> | null | undefined;
  /** One for each of the Five Safes; an approval needs all SATISFIED. */
  readonly findings: ReadonlyArray<SafeFindingInput>;
  /** Of the request. */
  readonly id: string;
  /** What the requester is told; needed to reject. */
  readonly note?: string | null | undefined;
};

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

/** What the figures of an export are broken down by. */
export type ExportDimension =
  /** By age. */
  | 'AGE_BAND'
  /** By area, at the level asked for. */
  | 'AREA'
  /** By country of the SIM. */
  | 'COUNTRY'
  /** By night, morning, day and evening. */
  | 'DAYPART'
  /** By days visited in the period. */
  | 'DAYS_BAND'
  /** By workday, Saturday, and Sunday or holiday. */
  | 'DAY_TYPE'
  /** By where trips end. */
  | 'DESTINATION'
  /** By length of the visit. */
  | 'DWELL_BAND'
  /** By gender. */
  | 'GENDER'
  /** By home district. */
  | 'HOME_DISTRICT'
  /** By local hour of the day. */
  | 'HOUR_OF_DAY'
  /** By kind of visitor: resident, worker, other; new, returning. */
  | 'KIND'
  /** By where trips start. */
  | 'ORIGIN'
  /** By site. */
  | 'SITE'
  /** By the hours, days, weeks or periods of the window. */
  | 'TIME'
  /** By day of the week. */
  | 'WEEKDAY';

/** A form of the figures; README and manifest come with each. */
export type ExportFormat =
  /** CSV (RFC 4180) with CSVW metadata. */
  | 'CSV'
  /** GeoJSON, one feature a row. */
  | 'GEOJSON'
  /** JSON-stat 2.0, one dataset. */
  | 'JSON_STAT'
  /** Apache Parquet, zstd. */
  | 'PARQUET';

/** How far an export is. */
export type ExportState =
  /** Its file can be fetched. */
  | 'DONE'
  /** Was done; its file has been removed. */
  | 'EXPIRED'
  /** Could not be made; `failure` says why. */
  | 'FAILED'
  /** Waits for the worker. */
  | 'QUEUED'
  /** Is being made. */
  | 'RUNNING';

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

/** Ground on which a public body may ask: UK GDPR article 6(1), or statistics law. */
export type LegalBasis =
  /** Article 6(1)(c): a legal obligation. */
  | 'LEGAL_OBLIGATION'
  /** Statistics and Registration Service Act 2007 or the like. */
  | 'OFFICIAL_STATISTICS'
  /** Article 6(1)(e): a task in the public interest. */
  | 'PUBLIC_TASK'
  /** Article 6(1)(d): vital interests. */
  | 'VITAL_INTERESTS';

/** Whether a visitor of a week had come before. */
export type LoyaltyKind =
  /** No visit in the 28 days before the first visit of the week. */
  | 'NEW'
  /** At least one visit in those 28 days. */
  | 'RETURNING';

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

/** What a person may do. */
export type MemberRole =
  /** Keys and members, and what an analyst may. */
  | 'ADMIN'
  /** Questions, exports, study zones, target groups, requests. */
  | 'ANALYST'
  /** Requests of others; of the operator alone. */
  | 'REVIEWER';

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

/** A polygon on the map of one market, without holes. */
export type PolygonInput = {
  /** Short name of the market, `london`. */
  readonly market: string;
  /** Its corners in order, 3 to 200, either way round; its edges must not cross. */
  readonly ring: ReadonlyArray<PositionInput>;
};

/** A place on Earth, WGS84. */
export type PositionInput = {
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
};

/** A question to be answered as files: any number of figures, the same gate as every other question. */
export type QuestionInput = {
  /** Areas of one market, `london:soho`; these or sites. */
  readonly areas?: ReadonlyArray<string> | null | undefined;
  /** Flows only: where trips end; anywhere when absent. */
  readonly destinations?: ReadonlyArray<string> | null | undefined;
  /** Picks the family of figures. */
  readonly grain: Grain;
  /** Breakdown; empty for one figure. */
  readonly groupBy: ReadonlyArray<ExportDimension>;
  /** What a row of AREA is; when absent, the areas as named. */
  readonly level?: AreaLevel | null | undefined;
  /** Id of a market of the licence. */
  readonly market: string;
  /** What is measured. */
  readonly measure: Measure;
  /** Sites of one market; these or areas. */
  readonly sites?: ReadonlyArray<string> | null | undefined;
  /** Whom it is about; everyone when absent. */
  readonly targetGroup?: TargetGroupInput | null | undefined;
  /** Devices as counted, or people. */
  readonly unit?: Unit | null | undefined;
  /** Days. */
  readonly window: Window;
};

/** A circle to be measured as a site. */
export type RegisterStudyZoneInput = {
  /** What kind of place it is. */
  readonly kind: SiteKind;
  /** Of the centre, degrees WGS84. */
  readonly latitude: number;
  /** Of the centre, degrees WGS84. */
  readonly longitude: number;
  /** Id of a market of your licence. */
  readonly market: string;
  /** Unique in your organisation and the market; it is shown to everybody. */
  readonly name: string;
  /** In metres; at least the reach of the cells there. */
  readonly radiusM: number;
};

/** Why each part of the question is needed. What is absent stays as it is. */
export type RequestJustificationsInput = {
  /** Why these areas. */
  readonly areas?: string | null | undefined;
  /** Why this breakdown. */
  readonly breakdown?: string | null | undefined;
  /** Why this grain. */
  readonly grain?: string | null | undefined;
  /** Why this window. */
  readonly window?: string | null | undefined;
};

/** One of the Five Safes. */
export type Safe =
  /** Is it no more than needed? */
  | 'DATA'
  /** Does the output tell nobody? */
  | 'OUTPUTS'
  /** Can the recipients be trusted? */
  | 'PEOPLE'
  /** Is the use appropriate? */
  | 'PROJECTS'
  /** Is it kept safely? */
  | 'SETTINGS';

/** What a reviewer found about one of the Five Safes. */
export type SafeFindingInput = {
  /** Why. */
  readonly note: string;
  /** Which of the five. */
  readonly safe: Safe;
  /** What was found. */
  readonly verdict: SafeVerdict;
};

/** What a reviewer found about one of the five. */
export type SafeVerdict =
  /** It cannot be approved like this. */
  | 'NOT_SATISFIED'
  /** Nothing stands against it. */
  | 'SATISFIED';

/** What a key may be used for; each operation says which it needs. */
export type Scope =
  /** Keys, members, audit log of the organisation. */
  | 'ADMIN'
  /** Make exports and fetch files. */
  | 'EXPORTS'
  /** Ask questions. */
  | 'INSIGHTS'
  /** Make data requests, for public bodies. */
  | 'REQUESTS'
  /** Review data requests and check outputs; a person's key of the operator. */
  | 'REVIEW'
  /** Register study zones. */
  | 'SITES'
  /** Keep target groups. */
  | 'TARGET_GROUPS';

/** A person and what they may do. */
export type SetMemberInput = {
  /** What a login is matched by. */
  readonly email: string;
  /** REVIEWER only in the organisation of the operator. */
  readonly role: MemberRole;
};

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

/** Which people a question is about. Naming ages or genders without UNKNOWN leaves out those whose age or gender is not known; naming neither means everyone. */
export type TargetGroupInput = {
  /** Any of these ages; all when absent. */
  readonly ageBands?: ReadonlyArray<AgeBand> | null | undefined;
  /** Any of these genders; all when absent. */
  readonly genders?: ReadonlyArray<Gender> | null | undefined;
};

/** Nested trade areas of a site: the fewest districts, those with most visitors first, that reach so much of the visitors whose home is known. */
export type TradeArea =
  /** The first 50 %. */
  | 'PRIMARY'
  /** Up to 75 %. */
  | 'SECONDARY'
  /** Up to 90 %. */
  | 'TERTIARY';

/** Whether figures are devices as counted or people after extrapolation. */
export type Unit =
  /** Devices of the operator's subscribers. */
  | 'DEVICES'
  /** Residents of all ages from 16, by public extrapolation factors. */
  | 'PEOPLE';

/** What a site is to its visitor, by the zone that it stands in. */
export type VisitorKind =
  /** Neither lives nor works there, as far as is known. */
  | 'OTHER'
  /** Lives in that zone. */
  | 'RESIDENT'
  /** Works in that zone. */
  | 'WORKER';

/** Day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** Days local to the market, half open. */
export type Window = {
  /** First day. */
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
};

export type AccountQueryVariables = Exact<{
  days?: number | null | undefined;
}>;


export type AccountQuery = { readonly viewer: { readonly scopes: ReadonlyArray<Scope>, readonly organisation: { readonly id: string, readonly name: string, readonly kind: OrganisationKind }, readonly key: { readonly id: string, readonly name: string, readonly prefix: string, readonly expiresAt: string | null } | null, readonly member: { readonly id: string, readonly email: string, readonly role: MemberRole } | null, readonly licence: { readonly markets: ReadonlyArray<string>, readonly areas: ReadonlyArray<string>, readonly finestLevel: AreaLevel, readonly grains: ReadonlyArray<Grain>, readonly measures: ReadonlyArray<Measure>, readonly demo: boolean, readonly historyFrom: string | null, readonly lagDays: number, readonly gradeD: boolean }, readonly heldLicence: { readonly id: string, readonly name: string } | null, readonly quota: { readonly pointsPerDay: number, readonly pointsUsed: number, readonly pointsLeft: number, readonly requestsPerMinute: number, readonly costMax: number, readonly resetsAt: string } | null, readonly usage: ReadonlyArray<{ readonly day: string, readonly keyId: string, readonly requests: number, readonly points: number }>, readonly licenceUsage: ReadonlyArray<{ readonly day: string, readonly licenceId: string, readonly requests: number, readonly points: number }>, readonly studyZones: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: SiteKind, readonly market: string, readonly longitude: number, readonly latitude: number, readonly radiusM: number, readonly measuredFrom: string }> } };

export type AdministrationQueryVariables = Exact<{ [key: string]: never; }>;


export type AdministrationQuery = { readonly keys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<Scope>, readonly licenceId: string, readonly memberId: string | null, readonly lastUsedAt: string | null, readonly expiresAt: string | null, readonly revokedAt: string | null }>, readonly members: ReadonlyArray<{ readonly id: string, readonly email: string, readonly role: MemberRole }>, readonly licences: ReadonlyArray<{ readonly id: string, readonly name: string, readonly terms: { readonly markets: ReadonlyArray<string>, readonly areas: ReadonlyArray<string>, readonly finestLevel: AreaLevel, readonly grains: ReadonlyArray<Grain>, readonly measures: ReadonlyArray<Measure>, readonly demo: boolean, readonly historyFrom: string | null, readonly lagDays: number, readonly gradeD: boolean }, readonly quota: { readonly pointsPerDay: number, readonly pointsUsed: number, readonly pointsLeft: number, readonly requestsPerMinute: number, readonly costMax: number, readonly resetsAt: string } }> };

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

export type DataRequestsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type DataRequestsQuery = { readonly viewer: { readonly scopes: ReadonlyArray<Scope>, readonly organisation: { readonly id: string, readonly name: string, readonly kind: OrganisationKind } }, readonly dataRequests: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly state: DataRequestState, readonly title: string, readonly nextSteps: ReadonlyArray<DataRequestStep>, readonly createdAt: string, readonly expiresAt: string | null, readonly organisation: { readonly name: string }, readonly check: { readonly outcome: CheckOutcome } | null, readonly deadline: { readonly kind: DeadlineKind, readonly dueOn: string | null, readonly isStopped: boolean, readonly isOverdue: boolean, readonly workingDaysUsed: number, readonly workingDaysAllowed: number } | null, readonly history: ReadonlyArray<{ readonly at: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type DataRequestQueryVariables = Exact<{
  id: string;
}>;


export type DataRequestQuery = { readonly dataRequest: { readonly id: string, readonly state: DataRequestState, readonly nextSteps: ReadonlyArray<DataRequestStep>, readonly title: string, readonly purpose: string, readonly legalBasis: LegalBasis | null, readonly legalReference: string, readonly publicBenefit: string, readonly areaVintage: string, readonly recipients: ReadonlyArray<string>, readonly storage: string, readonly onwardSharing: string, readonly retentionMonths: number | null, readonly formats: ReadonlyArray<ExportFormat>, readonly gaps: ReadonlyArray<string>, readonly conditions: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly organisation: { readonly name: string }, readonly question: { readonly market: string, readonly measure: Measure, readonly places: ReadonlyArray<string>, readonly level: AreaLevel | null, readonly destinations: ReadonlyArray<string>, readonly from: string, readonly to: string, readonly grain: Grain, readonly groupBy: ReadonlyArray<ExportDimension>, readonly unit: Unit, readonly ageBands: ReadonlyArray<AgeBand>, readonly genders: ReadonlyArray<Gender> } | null, readonly justifications: { readonly areas: string, readonly window: string, readonly grain: string, readonly breakdown: string }, readonly check: { readonly checkedAt: string, readonly outcome: CheckOutcome, readonly problem: string | null, readonly problemCode: string | null, readonly edition: string | null, readonly alreadyOpen: ReadonlyArray<string>, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } | null, readonly suggestions: ReadonlyArray<{ readonly advice: string, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } }> } | null, readonly fiveSafes: ReadonlyArray<{ readonly safe: Safe, readonly question: string, readonly facts: ReadonlyArray<string>, readonly gaps: ReadonlyArray<string>, readonly verdict: SafeVerdict | null, readonly note: string | null }>, readonly deadline: { readonly kind: DeadlineKind, readonly dueOn: string | null, readonly isStopped: boolean, readonly isOverdue: boolean, readonly workingDaysUsed: number, readonly workingDaysAllowed: number } | null, readonly history: ReadonlyArray<{ readonly at: string, readonly from: DataRequestState | null, readonly to: DataRequestState, readonly actor: string, readonly note: string | null }>, readonly output: { readonly id: string, readonly state: ExportState, readonly rows: number | null, readonly bytes: number | null, readonly sha256: string | null, readonly edition: string | null, readonly formats: ReadonlyArray<ExportFormat>, readonly expiresAt: string | null } | null } };

export type RequestRegisterQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type RequestRegisterQuery = { readonly requestRegister: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly organisation: string, readonly title: string, readonly purpose: string, readonly publicBenefit: string, readonly legalBasis: LegalBasis, readonly market: string, readonly measure: Measure, readonly from: string, readonly to: string, readonly state: DataRequestState, readonly conditions: ReadonlyArray<string>, readonly submittedAt: string }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type CreateDataRequestMutationVariables = Exact<{
  input: DataRequestInput;
}>;


export type CreateDataRequestMutation = { readonly createDataRequest: { readonly id: string, readonly state: DataRequestState, readonly nextSteps: ReadonlyArray<DataRequestStep>, readonly title: string, readonly purpose: string, readonly legalBasis: LegalBasis | null, readonly legalReference: string, readonly publicBenefit: string, readonly areaVintage: string, readonly recipients: ReadonlyArray<string>, readonly storage: string, readonly onwardSharing: string, readonly retentionMonths: number | null, readonly formats: ReadonlyArray<ExportFormat>, readonly gaps: ReadonlyArray<string>, readonly conditions: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly organisation: { readonly name: string }, readonly question: { readonly market: string, readonly measure: Measure, readonly places: ReadonlyArray<string>, readonly level: AreaLevel | null, readonly destinations: ReadonlyArray<string>, readonly from: string, readonly to: string, readonly grain: Grain, readonly groupBy: ReadonlyArray<ExportDimension>, readonly unit: Unit, readonly ageBands: ReadonlyArray<AgeBand>, readonly genders: ReadonlyArray<Gender> } | null, readonly justifications: { readonly areas: string, readonly window: string, readonly grain: string, readonly breakdown: string }, readonly check: { readonly checkedAt: string, readonly outcome: CheckOutcome, readonly problem: string | null, readonly problemCode: string | null, readonly edition: string | null, readonly alreadyOpen: ReadonlyArray<string>, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } | null, readonly suggestions: ReadonlyArray<{ readonly advice: string, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } }> } | null, readonly fiveSafes: ReadonlyArray<{ readonly safe: Safe, readonly question: string, readonly facts: ReadonlyArray<string>, readonly gaps: ReadonlyArray<string>, readonly verdict: SafeVerdict | null, readonly note: string | null }>, readonly deadline: { readonly kind: DeadlineKind, readonly dueOn: string | null, readonly isStopped: boolean, readonly isOverdue: boolean, readonly workingDaysUsed: number, readonly workingDaysAllowed: number } | null, readonly history: ReadonlyArray<{ readonly at: string, readonly from: DataRequestState | null, readonly to: DataRequestState, readonly actor: string, readonly note: string | null }>, readonly output: { readonly id: string, readonly state: ExportState, readonly rows: number | null, readonly bytes: number | null, readonly sha256: string | null, readonly edition: string | null, readonly formats: ReadonlyArray<ExportFormat>, readonly expiresAt: string | null } | null } };

export type EditDataRequestMutationVariables = Exact<{
  id: string;
  input: DataRequestInput;
}>;


export type EditDataRequestMutation = { readonly editDataRequest: { readonly id: string, readonly state: DataRequestState, readonly nextSteps: ReadonlyArray<DataRequestStep>, readonly title: string, readonly purpose: string, readonly legalBasis: LegalBasis | null, readonly legalReference: string, readonly publicBenefit: string, readonly areaVintage: string, readonly recipients: ReadonlyArray<string>, readonly storage: string, readonly onwardSharing: string, readonly retentionMonths: number | null, readonly formats: ReadonlyArray<ExportFormat>, readonly gaps: ReadonlyArray<string>, readonly conditions: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly organisation: { readonly name: string }, readonly question: { readonly market: string, readonly measure: Measure, readonly places: ReadonlyArray<string>, readonly level: AreaLevel | null, readonly destinations: ReadonlyArray<string>, readonly from: string, readonly to: string, readonly grain: Grain, readonly groupBy: ReadonlyArray<ExportDimension>, readonly unit: Unit, readonly ageBands: ReadonlyArray<AgeBand>, readonly genders: ReadonlyArray<Gender> } | null, readonly justifications: { readonly areas: string, readonly window: string, readonly grain: string, readonly breakdown: string }, readonly check: { readonly checkedAt: string, readonly outcome: CheckOutcome, readonly problem: string | null, readonly problemCode: string | null, readonly edition: string | null, readonly alreadyOpen: ReadonlyArray<string>, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } | null, readonly suggestions: ReadonlyArray<{ readonly advice: string, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } }> } | null, readonly fiveSafes: ReadonlyArray<{ readonly safe: Safe, readonly question: string, readonly facts: ReadonlyArray<string>, readonly gaps: ReadonlyArray<string>, readonly verdict: SafeVerdict | null, readonly note: string | null }>, readonly deadline: { readonly kind: DeadlineKind, readonly dueOn: string | null, readonly isStopped: boolean, readonly isOverdue: boolean, readonly workingDaysUsed: number, readonly workingDaysAllowed: number } | null, readonly history: ReadonlyArray<{ readonly at: string, readonly from: DataRequestState | null, readonly to: DataRequestState, readonly actor: string, readonly note: string | null }>, readonly output: { readonly id: string, readonly state: ExportState, readonly rows: number | null, readonly bytes: number | null, readonly sha256: string | null, readonly edition: string | null, readonly formats: ReadonlyArray<ExportFormat>, readonly expiresAt: string | null } | null } };

export type SubmitDataRequestMutationVariables = Exact<{
  input: DataRequestStepInput;
}>;


export type SubmitDataRequestMutation = { readonly submitDataRequest: { readonly id: string, readonly state: DataRequestState } };

export type WithdrawDataRequestMutationVariables = Exact<{
  input: DataRequestStepInput;
}>;


export type WithdrawDataRequestMutation = { readonly withdrawDataRequest: { readonly id: string, readonly state: DataRequestState } };

export type AcceptDataRequestMutationVariables = Exact<{
  input: DataRequestStepInput;
}>;


export type AcceptDataRequestMutation = { readonly acceptDataRequest: { readonly id: string, readonly state: DataRequestState } };

export type TakeDataRequestMutationVariables = Exact<{
  input: DataRequestStepInput;
}>;


export type TakeDataRequestMutation = { readonly takeDataRequest: { readonly id: string, readonly state: DataRequestState } };

export type ReturnDataRequestMutationVariables = Exact<{
  input: DataRequestStepInput;
}>;


export type ReturnDataRequestMutation = { readonly returnDataRequest: { readonly id: string, readonly state: DataRequestState } };

export type ApproveDataRequestMutationVariables = Exact<{
  input: DecideDataRequestInput;
}>;


export type ApproveDataRequestMutation = { readonly approveDataRequest: { readonly id: string, readonly state: DataRequestState } };

export type RejectDataRequestMutationVariables = Exact<{
  input: DecideDataRequestInput;
}>;


export type RejectDataRequestMutation = { readonly rejectDataRequest: { readonly id: string, readonly state: DataRequestState } };

export type ReleaseOutputMutationVariables = Exact<{
  input: DataRequestStepInput;
}>;


export type ReleaseOutputMutation = { readonly releaseOutput: { readonly id: string, readonly state: DataRequestState } };

export type RefuseOutputMutationVariables = Exact<{
  input: DataRequestStepInput;
}>;


export type RefuseOutputMutation = { readonly refuseOutput: { readonly id: string, readonly state: DataRequestState } };

export type OutputLinkMutationVariables = Exact<{
  id: string;
}>;


export type OutputLinkMutation = { readonly createExportLink: { readonly url: string, readonly expiresAt: string } };

export type WholeRequestFragment = { readonly id: string, readonly state: DataRequestState, readonly nextSteps: ReadonlyArray<DataRequestStep>, readonly title: string, readonly purpose: string, readonly legalBasis: LegalBasis | null, readonly legalReference: string, readonly publicBenefit: string, readonly areaVintage: string, readonly recipients: ReadonlyArray<string>, readonly storage: string, readonly onwardSharing: string, readonly retentionMonths: number | null, readonly formats: ReadonlyArray<ExportFormat>, readonly gaps: ReadonlyArray<string>, readonly conditions: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly organisation: { readonly name: string }, readonly question: { readonly market: string, readonly measure: Measure, readonly places: ReadonlyArray<string>, readonly level: AreaLevel | null, readonly destinations: ReadonlyArray<string>, readonly from: string, readonly to: string, readonly grain: Grain, readonly groupBy: ReadonlyArray<ExportDimension>, readonly unit: Unit, readonly ageBands: ReadonlyArray<AgeBand>, readonly genders: ReadonlyArray<Gender> } | null, readonly justifications: { readonly areas: string, readonly window: string, readonly grain: string, readonly breakdown: string }, readonly check: { readonly checkedAt: string, readonly outcome: CheckOutcome, readonly problem: string | null, readonly problemCode: string | null, readonly edition: string | null, readonly alreadyOpen: ReadonlyArray<string>, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } | null, readonly suggestions: ReadonlyArray<{ readonly advice: string, readonly tally: { readonly published: number, readonly belowMinimum: number, readonly imprecise: number, readonly notCovered: number } }> } | null, readonly fiveSafes: ReadonlyArray<{ readonly safe: Safe, readonly question: string, readonly facts: ReadonlyArray<string>, readonly gaps: ReadonlyArray<string>, readonly verdict: SafeVerdict | null, readonly note: string | null }>, readonly deadline: { readonly kind: DeadlineKind, readonly dueOn: string | null, readonly isStopped: boolean, readonly isOverdue: boolean, readonly workingDaysUsed: number, readonly workingDaysAllowed: number } | null, readonly history: ReadonlyArray<{ readonly at: string, readonly from: DataRequestState | null, readonly to: DataRequestState, readonly actor: string, readonly note: string | null }>, readonly output: { readonly id: string, readonly state: ExportState, readonly rows: number | null, readonly bytes: number | null, readonly sha256: string | null, readonly edition: string | null, readonly formats: ReadonlyArray<ExportFormat>, readonly expiresAt: string | null } | null };

export type DwellByDayQueryVariables = Exact<{
  site: string;
  window: Window;
}>;


export type DwellByDayQuery = { readonly site: { readonly name: string, readonly dwell: { readonly counts: string, readonly nodes: ReadonlyArray<{ readonly day: string | null, readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null } | null };

export type ExplorePresenceQueryVariables = Exact<{
  areas: AreaSelector;
  window: Window;
  targetGroup?: TargetGroupInput | null | undefined;
  unit: Unit;
}>;


export type ExplorePresenceQuery = { readonly presence: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly columns: { readonly length: number, readonly area: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly time: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly value: ReadonlyArray<number | null>, readonly lower: ReadonlyArray<number | null>, readonly upper: ReadonlyArray<number | null>, readonly status: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> }, readonly grade: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } } } | null };

export type ExploreVisitorsQueryVariables = Exact<{
  areas: AreaSelector;
  window: Window;
  grain: Grain;
  targetGroup?: TargetGroupInput | null | undefined;
  unit: Unit;
}>;


export type ExploreVisitorsQuery = { readonly visitors: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly columns: { readonly length: number, readonly area: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly time: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly value: ReadonlyArray<number | null>, readonly lower: ReadonlyArray<number | null>, readonly upper: ReadonlyArray<number | null>, readonly status: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> }, readonly grade: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } } } | null };

export type CreateKeyMutationVariables = Exact<{
  input: CreateKeyInput;
}>;


export type CreateKeyMutation = { readonly createKey: { readonly secret: string, readonly key: { readonly id: string, readonly name: string, readonly prefix: string, readonly expiresAt: string | null } } };

export type RotateKeyMutationVariables = Exact<{
  id: string;
  overlapSeconds?: number | null | undefined;
}>;


export type RotateKeyMutation = { readonly rotateKey: { readonly secret: string, readonly key: { readonly id: string, readonly name: string, readonly prefix: string, readonly expiresAt: string | null } } };

export type RevokeKeyMutationVariables = Exact<{
  id: string;
}>;


export type RevokeKeyMutation = { readonly revokeKey: { readonly id: string, readonly revokedAt: string | null } };

export type MarketOutlineQueryVariables = Exact<{
  market: string;
  first?: number | null | undefined;
}>;


export type MarketOutlineQuery = { readonly market: { readonly id: string, readonly name: string, readonly country: string, readonly timeZone: string, readonly firstPeriod: string, readonly holidays: ReadonlyArray<string>, readonly edition: { readonly id: string, readonly publishedAt: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number, readonly worstCaseAuc: number }, readonly catalogue: ReadonlyArray<{ readonly measure: Measure, readonly isLicensed: boolean, readonly definition: string, readonly counting: string, readonly clock: string, readonly tables: ReadonlyArray<{ readonly family: string, readonly place: CataloguePlace, readonly grains: ReadonlyArray<Grain>, readonly dimensions: ReadonlyArray<CatalogueDimension>, readonly availableFrom: string | null, readonly availableTo: string | null, readonly minimumGroup: number }> }> } | null, readonly sites: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: SiteKind, readonly longitude: number, readonly latitude: number, readonly radiusM: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly districts: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type MarketsQueryVariables = Exact<{ [key: string]: never; }>;


export type MarketsQuery = { readonly markets: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type SetMemberMutationVariables = Exact<{
  input: SetMemberInput;
}>;


export type SetMemberMutation = { readonly setMember: { readonly id: string, readonly email: string, readonly role: MemberRole } };

export type RemoveMemberMutationVariables = Exact<{
  id: string;
}>;


export type RemoveMemberMutation = { readonly removeMember: string };

export type NightCrowdsQueryVariables = Exact<{
  areas: ReadonlyArray<string> | string;
  window: Window;
}>;


export type NightCrowdsQuery = { readonly presence: { readonly columns: { readonly length: number, readonly area: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly hourOfDay: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly value: ReadonlyArray<number | null> } } | null };

export type NightHoursBesideQueryVariables = Exact<{
  with: ReadonlyArray<string> | string;
  without: ReadonlyArray<string> | string;
  window: Window;
  first?: number | null | undefined;
}>;


export type NightHoursBesideQuery = { readonly with: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly at: string | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null, readonly without: { readonly nodes: ReadonlyArray<{ readonly at: string | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type NightHoursQueryVariables = Exact<{
  areas: ReadonlyArray<string> | string;
  window: Window;
  group?: TargetGroupInput | null | undefined;
  first?: number | null | undefined;
}>;


export type NightHoursQuery = { readonly presence: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly at: string | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type NightSumsQueryVariables = Exact<{
  areas: ReadonlyArray<string> | string;
  window: Window;
  first?: number | null | undefined;
}>;


export type NightSumsQuery = { readonly presence: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly hourOfDay: number | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null, readonly weekdays: { readonly nodes: ReadonlyArray<{ readonly weekday: Weekday | null, readonly hourOfDay: number | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type PlacePresenceTrendQueryVariables = Exact<{
  areas?: AreaSelector | null | undefined;
  sites?: ReadonlyArray<string> | string | null | undefined;
  window: Window;
  targetGroup?: TargetGroupInput | null | undefined;
  unit: Unit;
}>;


export type PlacePresenceTrendQuery = { readonly presence: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly columns: { readonly length: number, readonly time: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly value: ReadonlyArray<number | null>, readonly lower: ReadonlyArray<number | null>, readonly upper: ReadonlyArray<number | null>, readonly status: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> }, readonly grade: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } } } | null };

export type PlacePyramidQueryVariables = Exact<{
  areas?: AreaSelector | null | undefined;
  site?: string | null | undefined;
  window: Window;
  unit: Unit;
}>;


export type PlacePyramidQuery = { readonly audience: { readonly measure: Measure, readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly ageBand: AgeBand | null, readonly gender: Gender | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type PlaceRhythmQueryVariables = Exact<{
  areas?: AreaSelector | null | undefined;
  sites?: ReadonlyArray<string> | string | null | undefined;
  window: Window;
  targetGroup?: TargetGroupInput | null | undefined;
  unit: Unit;
}>;


export type PlaceRhythmQuery = { readonly presence: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly columns: { readonly length: number, readonly weekday: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly hourOfDay: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly value: ReadonlyArray<number | null>, readonly lower: ReadonlyArray<number | null>, readonly upper: ReadonlyArray<number | null>, readonly status: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> }, readonly grade: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } } } | null };

export type PlaceVisitorsTrendQueryVariables = Exact<{
  areas?: AreaSelector | null | undefined;
  sites?: ReadonlyArray<string> | string | null | undefined;
  window: Window;
  grain: Grain;
  targetGroup?: TargetGroupInput | null | undefined;
  unit: Unit;
}>;


export type PlaceVisitorsTrendQuery = { readonly visitors: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly columns: { readonly length: number, readonly time: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } | null, readonly value: ReadonlyArray<number | null>, readonly lower: ReadonlyArray<number | null>, readonly upper: ReadonlyArray<number | null>, readonly status: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> }, readonly grade: { readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> } } } | null };

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

export type SiteAudienceQueryVariables = Exact<{
  site: string;
  window: Window;
  unit: Unit;
  withIndex: boolean;
}>;


export type SiteAudienceQuery = { readonly audience: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly measure: Measure, readonly referencePeriod: string | null, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly total: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly nodes: ReadonlyArray<{ readonly ageBand: AgeBand | null, readonly gender: Gender | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly share: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly index?: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } | null }> } | null };

export type SiteCatchmentQueryVariables = Exact<{
  site: string;
  window: Window;
  unit: Unit;
  withPenetration: boolean;
}>;


export type SiteCatchmentQuery = { readonly catchment: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly tradeArea: TradeArea | null, readonly homeDistrict: { readonly id: string, readonly name: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly share: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly cumulative: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly penetration?: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } | null }> } | null };

export type SiteComparisonQueryVariables = Exact<{
  sites: ReadonlyArray<string> | string;
  reference: string;
  window: Window;
  unit: Unit;
}>;


export type SiteComparisonQuery = { readonly compare: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly week: string | null, readonly site: { readonly id: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly ratio: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } | null }> } | null };

export type SiteDwellByGroupQueryVariables = Exact<{
  site: string;
  window: Window;
  unit: Unit;
}>;


export type SiteDwellByGroupQuery = { readonly targetGroups: ReadonlyArray<{ readonly id: string, readonly name: string, readonly ageBands: ReadonlyArray<AgeBand> | null, readonly genders: ReadonlyArray<Gender> | null, readonly dwell: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } } | null }> };

export type SiteDwellByWeekQueryVariables = Exact<{
  site: string;
  group?: TargetGroupInput | null | undefined;
  unit: Unit;
  window0: Window;
  window1: Window;
  window2: Window;
  window3: Window;
  has1: boolean;
  has2: boolean;
  has3: boolean;
}>;


export type SiteDwellByWeekQuery = { readonly site: { readonly id: string, readonly name: string, readonly week0: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } } | null, readonly week1?: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } } | null, readonly week2?: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } } | null, readonly week3?: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } } | null } | null };

export type SiteDwellQueryVariables = Exact<{
  site: string;
  window: Window;
  group?: TargetGroupInput | null | undefined;
  unit: Unit;
}>;


export type SiteDwellQuery = { readonly site: { readonly id: string, readonly name: string, readonly dwell: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } } | null } | null };

export type SiteFrequencyQueryVariables = Exact<{
  sites: ReadonlyArray<string> | string;
  window: Window;
  unit: Unit;
}>;


export type SiteFrequencyQuery = { readonly frequency: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly daysBand: DaysBand | null, readonly site: { readonly id: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly share: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } | null }> } | null };

export type SiteLoyaltyQueryVariables = Exact<{
  sites: ReadonlyArray<string> | string;
  window: Window;
  unit: Unit;
}>;


export type SiteLoyaltyQuery = { readonly loyalty: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly week: string | null, readonly kind: LoyaltyKind | null, readonly site: { readonly id: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly share: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } | null }> } | null };

export type SiteTrendQueryVariables = Exact<{
  site: string;
  window: Window;
  weeks: number;
  unit: Unit;
}>;


export type SiteTrendQuery = { readonly trend: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly baselineWindow: string, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly day: string | null, readonly against: ReadonlyArray<string>, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly baseline: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status }, readonly change: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type SiteVisitorsByDayQueryVariables = Exact<{
  sites: ReadonlyArray<string> | string;
  window: Window;
  unit: Unit;
}>;


export type SiteVisitorsByDayQuery = { readonly visitors: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly day: string | null, readonly site: { readonly id: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type SiteVisitorsByWeekQueryVariables = Exact<{
  sites: ReadonlyArray<string> | string;
  window: Window;
  unit: Unit;
}>;


export type SiteVisitorsByWeekQuery = { readonly visitors: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly week: string | null, readonly kind: VisitorKind | null, readonly site: { readonly id: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type StudyZoneRulesQueryVariables = Exact<{
  market: string;
  longitude: number;
  latitude: number;
}>;


export type StudyZoneRulesQuery = { readonly studyZoneRules: { readonly siteLimit: number, readonly sitesLeft: number, readonly ownLimit: number, readonly ownLeft: number, readonly radiusMaxM: number, readonly radiusMinM: number | null, readonly measuredFrom: string } };

export type RegisterStudyZoneMutationVariables = Exact<{
  input: RegisterStudyZoneInput;
}>;


export type RegisterStudyZoneMutation = { readonly registerStudyZone: { readonly id: string, readonly name: string, readonly measuredFrom: string } };

export type TripsArrivingQueryVariables = Exact<{
  districts: ReadonlyArray<string> | string;
  district: string;
  window: Window;
  unit: Unit;
}>;


export type TripsArrivingQuery = { readonly flows: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly daypart: Daypart | null, readonly origin: { readonly id: string, readonly name: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type TripsLeavingQueryVariables = Exact<{
  districts: ReadonlyArray<string> | string;
  district: string;
  window: Window;
  unit: Unit;
}>;


export type TripsLeavingQuery = { readonly flows: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly daypart: Daypart | null, readonly destination: { readonly id: string, readonly name: string } | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly organisation: { readonly id: string, readonly name: string, readonly kind: OrganisationKind }, readonly key: { readonly name: string, readonly prefix: string, readonly expiresAt: string | null } | null, readonly licence: { readonly markets: ReadonlyArray<string>, readonly areas: ReadonlyArray<string>, readonly finestLevel: AreaLevel, readonly grains: ReadonlyArray<Grain>, readonly measures: ReadonlyArray<Measure>, readonly demo: boolean, readonly historyFrom: string | null, readonly lagDays: number, readonly gradeD: boolean } } };

export type WindowShoppersQueryVariables = Exact<{
  site: string;
  window: Window;
}>;


export type WindowShoppersQuery = { readonly site: { readonly id: string, readonly name: string, readonly dwell: { readonly counts: string, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number }, readonly nodes: ReadonlyArray<{ readonly dwellBand: DwellBand | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }>, readonly median: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly status: Status } } | null } | null };

export type ZonePeopleQueryVariables = Exact<{
  areas: ReadonlyArray<string> | string;
  group?: TargetGroupInput | null | undefined;
}>;


export type ZonePeopleQuery = { readonly workers: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly period: string, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null, readonly residents: { readonly nodes: ReadonlyArray<{ readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type ZoneVisitorsByDayQueryVariables = Exact<{
  areas: ReadonlyArray<string> | string;
  window: Window;
  group?: TargetGroupInput | null | undefined;
  first?: number | null | undefined;
}>;


export type ZoneVisitorsByDayQuery = { readonly visitors: { readonly counts: string, readonly unit: Unit, readonly notes: ReadonlyArray<string>, readonly edition: { readonly id: string }, readonly guarantee: { readonly rhoPerPeriod: number, readonly epsilon: number, readonly delta: number }, readonly coverage: { readonly isWhole: boolean, readonly windows: ReadonlyArray<string> }, readonly freshness: { readonly measuredThrough: string | null, readonly publishedAt: string }, readonly releases: ReadonlyArray<{ readonly id: string, readonly manifest: string }>, readonly nodes: ReadonlyArray<{ readonly day: string | null, readonly estimate: { readonly value: number | null, readonly lower: number | null, readonly upper: number | null, readonly grade: Grade | null, readonly status: Status } }> } | null };

export type ZonesQueryVariables = Exact<{
  market: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ZonesQuery = { readonly areas: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

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
export const WholeRequestFragmentDoc = new TypedDocumentString(`
    fragment WholeRequest on DataRequest {
  id
  organisation {
    name
  }
  state
  nextSteps
  title
  purpose
  legalBasis
  legalReference
  publicBenefit
  question {
    market
    measure
    places
    level
    destinations
    from
    to
    grain
    groupBy
    unit
    ageBands
    genders
  }
  areaVintage
  justifications {
    areas
    window
    grain
    breakdown
  }
  recipients
  storage
  onwardSharing
  retentionMonths
  formats
  gaps
  check {
    checkedAt
    outcome
    problem
    problemCode
    edition
    alreadyOpen
    tally {
      published
      belowMinimum
      imprecise
      notCovered
    }
    suggestions {
      advice
      tally {
        published
        belowMinimum
        imprecise
        notCovered
      }
    }
  }
  fiveSafes {
    safe
    question
    facts
    gaps
    verdict
    note
  }
  conditions
  deadline {
    kind
    dueOn
    isStopped
    isOverdue
    workingDaysUsed
    workingDaysAllowed
  }
  history {
    at
    from
    to
    actor
    note
  }
  output {
    id
    state
    rows
    bytes
    sha256
    edition
    formats
    expiresAt
  }
  createdAt
  expiresAt
}
    `, {"fragmentName":"WholeRequest"}) as unknown as TypedDocumentString<WholeRequestFragment, unknown>;
export const AccountDocument = new TypedDocumentString(`
    query Account($days: Int = 30) {
  viewer {
    organisation {
      id
      name
      kind
    }
    key {
      id
      name
      prefix
      expiresAt
    }
    member {
      id
      email
      role
    }
    scopes
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
    heldLicence {
      id
      name
    }
    quota {
      pointsPerDay
      pointsUsed
      pointsLeft
      requestsPerMinute
      costMax
      resetsAt
    }
    usage(days: $days) {
      day
      keyId
      requests
      points
    }
    licenceUsage(days: $days) {
      day
      licenceId
      requests
      points
    }
    studyZones {
      id
      name
      kind
      market
      longitude
      latitude
      radiusM
      measuredFrom
    }
  }
}
    `) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const AdministrationDocument = new TypedDocumentString(`
    query Administration {
  keys {
    id
    name
    prefix
    scopes
    licenceId
    memberId
    lastUsedAt
    expiresAt
    revokedAt
  }
  members {
    id
    email
    role
  }
  licences {
    id
    name
    terms {
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
    quota {
      pointsPerDay
      pointsUsed
      pointsLeft
      requestsPerMinute
      costMax
      resetsAt
    }
  }
}
    `) as unknown as TypedDocumentString<AdministrationQuery, AdministrationQueryVariables>;
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
export const DataRequestsDocument = new TypedDocumentString(`
    query DataRequests($first: Int = 1000) {
  viewer {
    organisation {
      id
      name
      kind
    }
    scopes
  }
  dataRequests(first: $first) {
    nodes {
      id
      organisation {
        name
      }
      state
      title
      nextSteps
      check {
        outcome
      }
      deadline {
        kind
        dueOn
        isStopped
        isOverdue
        workingDaysUsed
        workingDaysAllowed
      }
      createdAt
      expiresAt
      history {
        at
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<DataRequestsQuery, DataRequestsQueryVariables>;
export const DataRequestDocument = new TypedDocumentString(`
    query DataRequest($id: ID!) {
  dataRequest(id: $id) {
    ...WholeRequest
  }
}
    fragment WholeRequest on DataRequest {
  id
  organisation {
    name
  }
  state
  nextSteps
  title
  purpose
  legalBasis
  legalReference
  publicBenefit
  question {
    market
    measure
    places
    level
    destinations
    from
    to
    grain
    groupBy
    unit
    ageBands
    genders
  }
  areaVintage
  justifications {
    areas
    window
    grain
    breakdown
  }
  recipients
  storage
  onwardSharing
  retentionMonths
  formats
  gaps
  check {
    checkedAt
    outcome
    problem
    problemCode
    edition
    alreadyOpen
    tally {
      published
      belowMinimum
      imprecise
      notCovered
    }
    suggestions {
      advice
      tally {
        published
        belowMinimum
        imprecise
        notCovered
      }
    }
  }
  fiveSafes {
    safe
    question
    facts
    gaps
    verdict
    note
  }
  conditions
  deadline {
    kind
    dueOn
    isStopped
    isOverdue
    workingDaysUsed
    workingDaysAllowed
  }
  history {
    at
    from
    to
    actor
    note
  }
  output {
    id
    state
    rows
    bytes
    sha256
    edition
    formats
    expiresAt
  }
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<DataRequestQuery, DataRequestQueryVariables>;
export const RequestRegisterDocument = new TypedDocumentString(`
    query RequestRegister($first: Int = 1000) {
  requestRegister(first: $first) {
    nodes {
      id
      organisation
      title
      purpose
      publicBenefit
      legalBasis
      market
      measure
      from
      to
      state
      conditions
      submittedAt
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<RequestRegisterQuery, RequestRegisterQueryVariables>;
export const CreateDataRequestDocument = new TypedDocumentString(`
    mutation CreateDataRequest($input: DataRequestInput!) {
  createDataRequest(input: $input) {
    ...WholeRequest
  }
}
    fragment WholeRequest on DataRequest {
  id
  organisation {
    name
  }
  state
  nextSteps
  title
  purpose
  legalBasis
  legalReference
  publicBenefit
  question {
    market
    measure
    places
    level
    destinations
    from
    to
    grain
    groupBy
    unit
    ageBands
    genders
  }
  areaVintage
  justifications {
    areas
    window
    grain
    breakdown
  }
  recipients
  storage
  onwardSharing
  retentionMonths
  formats
  gaps
  check {
    checkedAt
    outcome
    problem
    problemCode
    edition
    alreadyOpen
    tally {
      published
      belowMinimum
      imprecise
      notCovered
    }
    suggestions {
      advice
      tally {
        published
        belowMinimum
        imprecise
        notCovered
      }
    }
  }
  fiveSafes {
    safe
    question
    facts
    gaps
    verdict
    note
  }
  conditions
  deadline {
    kind
    dueOn
    isStopped
    isOverdue
    workingDaysUsed
    workingDaysAllowed
  }
  history {
    at
    from
    to
    actor
    note
  }
  output {
    id
    state
    rows
    bytes
    sha256
    edition
    formats
    expiresAt
  }
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<CreateDataRequestMutation, CreateDataRequestMutationVariables>;
export const EditDataRequestDocument = new TypedDocumentString(`
    mutation EditDataRequest($id: ID!, $input: DataRequestInput!) {
  editDataRequest(id: $id, input: $input) {
    ...WholeRequest
  }
}
    fragment WholeRequest on DataRequest {
  id
  organisation {
    name
  }
  state
  nextSteps
  title
  purpose
  legalBasis
  legalReference
  publicBenefit
  question {
    market
    measure
    places
    level
    destinations
    from
    to
    grain
    groupBy
    unit
    ageBands
    genders
  }
  areaVintage
  justifications {
    areas
    window
    grain
    breakdown
  }
  recipients
  storage
  onwardSharing
  retentionMonths
  formats
  gaps
  check {
    checkedAt
    outcome
    problem
    problemCode
    edition
    alreadyOpen
    tally {
      published
      belowMinimum
      imprecise
      notCovered
    }
    suggestions {
      advice
      tally {
        published
        belowMinimum
        imprecise
        notCovered
      }
    }
  }
  fiveSafes {
    safe
    question
    facts
    gaps
    verdict
    note
  }
  conditions
  deadline {
    kind
    dueOn
    isStopped
    isOverdue
    workingDaysUsed
    workingDaysAllowed
  }
  history {
    at
    from
    to
    actor
    note
  }
  output {
    id
    state
    rows
    bytes
    sha256
    edition
    formats
    expiresAt
  }
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<EditDataRequestMutation, EditDataRequestMutationVariables>;
export const SubmitDataRequestDocument = new TypedDocumentString(`
    mutation SubmitDataRequest($input: DataRequestStepInput!) {
  submitDataRequest(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<SubmitDataRequestMutation, SubmitDataRequestMutationVariables>;
export const WithdrawDataRequestDocument = new TypedDocumentString(`
    mutation WithdrawDataRequest($input: DataRequestStepInput!) {
  withdrawDataRequest(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<WithdrawDataRequestMutation, WithdrawDataRequestMutationVariables>;
export const AcceptDataRequestDocument = new TypedDocumentString(`
    mutation AcceptDataRequest($input: DataRequestStepInput!) {
  acceptDataRequest(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<AcceptDataRequestMutation, AcceptDataRequestMutationVariables>;
export const TakeDataRequestDocument = new TypedDocumentString(`
    mutation TakeDataRequest($input: DataRequestStepInput!) {
  takeDataRequest(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<TakeDataRequestMutation, TakeDataRequestMutationVariables>;
export const ReturnDataRequestDocument = new TypedDocumentString(`
    mutation ReturnDataRequest($input: DataRequestStepInput!) {
  returnDataRequest(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<ReturnDataRequestMutation, ReturnDataRequestMutationVariables>;
export const ApproveDataRequestDocument = new TypedDocumentString(`
    mutation ApproveDataRequest($input: DecideDataRequestInput!) {
  approveDataRequest(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<ApproveDataRequestMutation, ApproveDataRequestMutationVariables>;
export const RejectDataRequestDocument = new TypedDocumentString(`
    mutation RejectDataRequest($input: DecideDataRequestInput!) {
  rejectDataRequest(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<RejectDataRequestMutation, RejectDataRequestMutationVariables>;
export const ReleaseOutputDocument = new TypedDocumentString(`
    mutation ReleaseOutput($input: DataRequestStepInput!) {
  releaseOutput(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<ReleaseOutputMutation, ReleaseOutputMutationVariables>;
export const RefuseOutputDocument = new TypedDocumentString(`
    mutation RefuseOutput($input: DataRequestStepInput!) {
  refuseOutput(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<RefuseOutputMutation, RefuseOutputMutationVariables>;
export const OutputLinkDocument = new TypedDocumentString(`
    mutation OutputLink($id: ID!) {
  createExportLink(id: $id) {
    url
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<OutputLinkMutation, OutputLinkMutationVariables>;
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
export const ExplorePresenceDocument = new TypedDocumentString(`
    query ExplorePresence($areas: AreaSelector!, $window: Window!, $targetGroup: TargetGroupInput, $unit: Unit!) {
  presence(
    areas: $areas
    window: $window
    grain: HOUR
    groupBy: [AREA, TIME]
    targetGroup: $targetGroup
    unit: $unit
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    columns {
      length
      area
      time
      value
      lower
      upper
      status
      grade
    }
  }
}
    `) as unknown as TypedDocumentString<ExplorePresenceQuery, ExplorePresenceQueryVariables>;
export const ExploreVisitorsDocument = new TypedDocumentString(`
    query ExploreVisitors($areas: AreaSelector!, $window: Window!, $grain: Grain!, $targetGroup: TargetGroupInput, $unit: Unit!) {
  visitors(
    areas: $areas
    window: $window
    grain: $grain
    groupBy: [AREA, TIME]
    targetGroup: $targetGroup
    unit: $unit
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    columns {
      length
      area
      time
      value
      lower
      upper
      status
      grade
    }
  }
}
    `) as unknown as TypedDocumentString<ExploreVisitorsQuery, ExploreVisitorsQueryVariables>;
export const CreateKeyDocument = new TypedDocumentString(`
    mutation CreateKey($input: CreateKeyInput!) {
  createKey(input: $input) {
    secret
    key {
      id
      name
      prefix
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<CreateKeyMutation, CreateKeyMutationVariables>;
export const RotateKeyDocument = new TypedDocumentString(`
    mutation RotateKey($id: ID!, $overlapSeconds: Int) {
  rotateKey(id: $id, overlapSeconds: $overlapSeconds) {
    secret
    key {
      id
      name
      prefix
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<RotateKeyMutation, RotateKeyMutationVariables>;
export const RevokeKeyDocument = new TypedDocumentString(`
    mutation RevokeKey($id: ID!) {
  revokeKey(id: $id) {
    id
    revokedAt
  }
}
    `) as unknown as TypedDocumentString<RevokeKeyMutation, RevokeKeyMutationVariables>;
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
export const SetMemberDocument = new TypedDocumentString(`
    mutation SetMember($input: SetMemberInput!) {
  setMember(input: $input) {
    id
    email
    role
  }
}
    `) as unknown as TypedDocumentString<SetMemberMutation, SetMemberMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($id: ID!) {
  removeMember(id: $id)
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const NightCrowdsDocument = new TypedDocumentString(`
    query NightCrowds($areas: [ID!]!, $window: Window!) {
  presence(
    areas: {ids: $areas, level: ZONE}
    window: $window
    grain: HOUR
    groupBy: [AREA, HOUR_OF_DAY]
  ) {
    columns {
      length
      area
      hourOfDay
      value
    }
  }
}
    `) as unknown as TypedDocumentString<NightCrowdsQuery, NightCrowdsQueryVariables>;
export const NightHoursBesideDocument = new TypedDocumentString(`
    query NightHoursBeside($with: [ID!]!, $without: [ID!]!, $window: Window!, $first: Int = 1000) {
  with: presence(
    areas: {ids: $with}
    window: $window
    grain: HOUR
    groupBy: [TIME]
    first: $first
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      at
      estimate {
        value
        lower
        upper
        grade
        status
      }
    }
  }
  without: presence(
    areas: {ids: $without}
    window: $window
    grain: HOUR
    groupBy: [TIME]
    first: $first
  ) {
    nodes {
      at
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
    `) as unknown as TypedDocumentString<NightHoursBesideQuery, NightHoursBesideQueryVariables>;
export const NightHoursDocument = new TypedDocumentString(`
    query NightHours($areas: [ID!]!, $window: Window!, $group: TargetGroupInput, $first: Int = 1000) {
  presence(
    areas: {ids: $areas}
    window: $window
    grain: HOUR
    groupBy: [TIME]
    targetGroup: $group
    first: $first
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      at
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
    `) as unknown as TypedDocumentString<NightHoursQuery, NightHoursQueryVariables>;
export const NightSumsDocument = new TypedDocumentString(`
    query NightSums($areas: [ID!]!, $window: Window!, $first: Int = 1000) {
  presence(
    areas: {ids: $areas}
    window: $window
    grain: HOUR
    groupBy: [HOUR_OF_DAY]
    first: $first
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      hourOfDay
      estimate {
        value
        lower
        upper
        grade
        status
      }
    }
  }
  weekdays: presence(
    areas: {ids: $areas}
    window: $window
    grain: HOUR
    groupBy: [WEEKDAY, HOUR_OF_DAY]
    first: $first
  ) {
    nodes {
      weekday
      hourOfDay
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
    `) as unknown as TypedDocumentString<NightSumsQuery, NightSumsQueryVariables>;
export const PlacePresenceTrendDocument = new TypedDocumentString(`
    query PlacePresenceTrend($areas: AreaSelector, $sites: [ID!], $window: Window!, $targetGroup: TargetGroupInput, $unit: Unit!) {
  presence(
    areas: $areas
    sites: $sites
    window: $window
    grain: DAY
    groupBy: [TIME]
    targetGroup: $targetGroup
    unit: $unit
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    columns {
      length
      time
      value
      lower
      upper
      status
      grade
    }
  }
}
    `) as unknown as TypedDocumentString<PlacePresenceTrendQuery, PlacePresenceTrendQueryVariables>;
export const PlacePyramidDocument = new TypedDocumentString(`
    query PlacePyramid($areas: AreaSelector, $site: ID, $window: Window!, $unit: Unit!) {
  audience(areas: $areas, site: $site, window: $window, unit: $unit) {
    measure
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      ageBand
      gender
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
    `) as unknown as TypedDocumentString<PlacePyramidQuery, PlacePyramidQueryVariables>;
export const PlaceRhythmDocument = new TypedDocumentString(`
    query PlaceRhythm($areas: AreaSelector, $sites: [ID!], $window: Window!, $targetGroup: TargetGroupInput, $unit: Unit!) {
  presence(
    areas: $areas
    sites: $sites
    window: $window
    grain: HOUR
    groupBy: [WEEKDAY, HOUR_OF_DAY]
    mean: true
    targetGroup: $targetGroup
    unit: $unit
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    columns {
      length
      weekday
      hourOfDay
      value
      lower
      upper
      status
      grade
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceRhythmQuery, PlaceRhythmQueryVariables>;
export const PlaceVisitorsTrendDocument = new TypedDocumentString(`
    query PlaceVisitorsTrend($areas: AreaSelector, $sites: [ID!], $window: Window!, $grain: Grain!, $targetGroup: TargetGroupInput, $unit: Unit!) {
  visitors(
    areas: $areas
    sites: $sites
    window: $window
    grain: $grain
    groupBy: [TIME]
    targetGroup: $targetGroup
    unit: $unit
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    columns {
      length
      time
      value
      lower
      upper
      status
      grade
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceVisitorsTrendQuery, PlaceVisitorsTrendQueryVariables>;
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
export const SiteAudienceDocument = new TypedDocumentString(`
    query SiteAudience($site: ID!, $window: Window!, $unit: Unit!, $withIndex: Boolean!) {
  audience(site: $site, window: $window, unit: $unit) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    measure
    referencePeriod
    total {
      value
      lower
      upper
      grade
      status
    }
    nodes {
      ageBand
      gender
      estimate {
        value
        lower
        upper
        grade
        status
      }
      share {
        value
        lower
        upper
        grade
        status
      }
      index @include(if: $withIndex) {
        value
        lower
        upper
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteAudienceQuery, SiteAudienceQueryVariables>;
export const SiteCatchmentDocument = new TypedDocumentString(`
    query SiteCatchment($site: ID!, $window: Window!, $unit: Unit!, $withPenetration: Boolean!) {
  catchment(site: $site, window: $window, grain: WEEK, unit: $unit, first: 1000) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      homeDistrict {
        id
        name
      }
      tradeArea
      estimate {
        value
        lower
        upper
        grade
        status
      }
      share {
        value
        lower
        upper
        grade
        status
      }
      cumulative {
        value
        lower
        upper
        grade
        status
      }
      penetration @include(if: $withPenetration) {
        value
        lower
        upper
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteCatchmentQuery, SiteCatchmentQueryVariables>;
export const SiteComparisonDocument = new TypedDocumentString(`
    query SiteComparison($sites: [ID!]!, $reference: ID!, $window: Window!, $unit: Unit!) {
  compare(
    measure: VISITORS
    sites: $sites
    reference: $reference
    window: $window
    grain: WEEK
    unit: $unit
    groupBy: [TIME]
    partial: true
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      site {
        id
      }
      week
      estimate {
        value
        lower
        upper
        grade
        status
      }
      ratio {
        value
        lower
        upper
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteComparisonQuery, SiteComparisonQueryVariables>;
export const SiteDwellByGroupDocument = new TypedDocumentString(`
    query SiteDwellByGroup($site: ID!, $window: Window!, $unit: Unit!) {
  targetGroups {
    id
    name
    ageBands
    genders
    dwell(
      site: $site
      window: $window
      grain: WEEK
      unit: $unit
      groupBy: [DWELL_BAND]
    ) {
      edition {
        id
      }
      guarantee {
        rhoPerPeriod
        epsilon
        delta
      }
      counts
      unit
      notes
      coverage {
        isWhole
        windows
      }
      freshness {
        measuredThrough
        publishedAt
      }
      releases {
        id
        manifest
      }
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
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteDwellByGroupQuery, SiteDwellByGroupQueryVariables>;
export const SiteDwellByWeekDocument = new TypedDocumentString(`
    query SiteDwellByWeek($site: ID!, $group: TargetGroupInput, $unit: Unit!, $window0: Window!, $window1: Window!, $window2: Window!, $window3: Window!, $has1: Boolean!, $has2: Boolean!, $has3: Boolean!) {
  site(id: $site) {
    id
    name
    week0: dwell(
      window: $window0
      grain: WEEK
      targetGroup: $group
      unit: $unit
      groupBy: [DWELL_BAND]
    ) {
      edition {
        id
      }
      guarantee {
        rhoPerPeriod
        epsilon
        delta
      }
      counts
      unit
      notes
      coverage {
        isWhole
        windows
      }
      freshness {
        measuredThrough
        publishedAt
      }
      releases {
        id
        manifest
      }
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
        grade
        status
      }
    }
    week1: dwell(
      window: $window1
      grain: WEEK
      targetGroup: $group
      unit: $unit
      groupBy: [DWELL_BAND]
    ) @include(if: $has1) {
      edition {
        id
      }
      guarantee {
        rhoPerPeriod
        epsilon
        delta
      }
      counts
      unit
      notes
      coverage {
        isWhole
        windows
      }
      freshness {
        measuredThrough
        publishedAt
      }
      releases {
        id
        manifest
      }
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
        grade
        status
      }
    }
    week2: dwell(
      window: $window2
      grain: WEEK
      targetGroup: $group
      unit: $unit
      groupBy: [DWELL_BAND]
    ) @include(if: $has2) {
      edition {
        id
      }
      guarantee {
        rhoPerPeriod
        epsilon
        delta
      }
      counts
      unit
      notes
      coverage {
        isWhole
        windows
      }
      freshness {
        measuredThrough
        publishedAt
      }
      releases {
        id
        manifest
      }
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
        grade
        status
      }
    }
    week3: dwell(
      window: $window3
      grain: WEEK
      targetGroup: $group
      unit: $unit
      groupBy: [DWELL_BAND]
    ) @include(if: $has3) {
      edition {
        id
      }
      guarantee {
        rhoPerPeriod
        epsilon
        delta
      }
      counts
      unit
      notes
      coverage {
        isWhole
        windows
      }
      freshness {
        measuredThrough
        publishedAt
      }
      releases {
        id
        manifest
      }
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
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteDwellByWeekQuery, SiteDwellByWeekQueryVariables>;
export const SiteDwellDocument = new TypedDocumentString(`
    query SiteDwell($site: ID!, $window: Window!, $group: TargetGroupInput, $unit: Unit!) {
  site(id: $site) {
    id
    name
    dwell(
      window: $window
      grain: WEEK
      targetGroup: $group
      unit: $unit
      groupBy: [DWELL_BAND]
    ) {
      edition {
        id
      }
      guarantee {
        rhoPerPeriod
        epsilon
        delta
      }
      counts
      unit
      notes
      coverage {
        isWhole
        windows
      }
      freshness {
        measuredThrough
        publishedAt
      }
      releases {
        id
        manifest
      }
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
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteDwellQuery, SiteDwellQueryVariables>;
export const SiteFrequencyDocument = new TypedDocumentString(`
    query SiteFrequency($sites: [ID!]!, $window: Window!, $unit: Unit!) {
  frequency(
    sites: $sites
    window: $window
    grain: PERIOD
    unit: $unit
    groupBy: [SITE, DAYS_BAND]
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      site {
        id
      }
      daysBand
      estimate {
        value
        lower
        upper
        grade
        status
      }
      share {
        value
        lower
        upper
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteFrequencyQuery, SiteFrequencyQueryVariables>;
export const SiteLoyaltyDocument = new TypedDocumentString(`
    query SiteLoyalty($sites: [ID!]!, $window: Window!, $unit: Unit!) {
  loyalty(
    sites: $sites
    window: $window
    grain: WEEK
    unit: $unit
    groupBy: [SITE, TIME, KIND]
    partial: true
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      site {
        id
      }
      week
      kind
      estimate {
        value
        lower
        upper
        grade
        status
      }
      share {
        value
        lower
        upper
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteLoyaltyQuery, SiteLoyaltyQueryVariables>;
export const SiteTrendDocument = new TypedDocumentString(`
    query SiteTrend($site: ID!, $window: Window!, $weeks: Int!, $unit: Unit!) {
  trend(
    measure: VISITORS
    sites: [$site]
    window: $window
    grain: DAY
    baseline: SAME_WEEKDAYS
    weeks: $weeks
    unit: $unit
    groupBy: [SITE]
    partial: true
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    baselineWindow
    nodes {
      day
      against
      estimate {
        value
        lower
        upper
        grade
        status
      }
      baseline {
        value
        lower
        upper
        grade
        status
      }
      change {
        value
        lower
        upper
        grade
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteTrendQuery, SiteTrendQueryVariables>;
export const SiteVisitorsByDayDocument = new TypedDocumentString(`
    query SiteVisitorsByDay($sites: [ID!]!, $window: Window!, $unit: Unit!) {
  visitors(
    sites: $sites
    window: $window
    grain: DAY
    unit: $unit
    groupBy: [SITE, TIME]
    partial: true
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      site {
        id
      }
      day
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
    `) as unknown as TypedDocumentString<SiteVisitorsByDayQuery, SiteVisitorsByDayQueryVariables>;
export const SiteVisitorsByWeekDocument = new TypedDocumentString(`
    query SiteVisitorsByWeek($sites: [ID!]!, $window: Window!, $unit: Unit!) {
  visitors(
    sites: $sites
    window: $window
    grain: WEEK
    unit: $unit
    groupBy: [SITE, TIME, KIND]
    partial: true
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      site {
        id
      }
      week
      kind
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
    `) as unknown as TypedDocumentString<SiteVisitorsByWeekQuery, SiteVisitorsByWeekQueryVariables>;
export const StudyZoneRulesDocument = new TypedDocumentString(`
    query StudyZoneRules($market: ID!, $longitude: Float!, $latitude: Float!) {
  studyZoneRules(market: $market) {
    siteLimit
    sitesLeft
    ownLimit
    ownLeft
    radiusMaxM
    radiusMinM(longitude: $longitude, latitude: $latitude)
    measuredFrom
  }
}
    `) as unknown as TypedDocumentString<StudyZoneRulesQuery, StudyZoneRulesQueryVariables>;
export const RegisterStudyZoneDocument = new TypedDocumentString(`
    mutation RegisterStudyZone($input: RegisterStudyZoneInput!) {
  registerStudyZone(input: $input) {
    id
    name
    measuredFrom
  }
}
    `) as unknown as TypedDocumentString<RegisterStudyZoneMutation, RegisterStudyZoneMutationVariables>;
export const TripsArrivingDocument = new TypedDocumentString(`
    query TripsArriving($districts: [ID!]!, $district: ID!, $window: Window!, $unit: Unit!) {
  flows(
    areas: {ids: $districts, level: DISTRICT}
    destinations: {ids: [$district], level: DISTRICT}
    window: $window
    grain: DAY
    unit: $unit
    groupBy: [ORIGIN, DAYPART]
    partial: true
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      origin {
        id
        name
      }
      daypart
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
    `) as unknown as TypedDocumentString<TripsArrivingQuery, TripsArrivingQueryVariables>;
export const TripsLeavingDocument = new TypedDocumentString(`
    query TripsLeaving($districts: [ID!]!, $district: ID!, $window: Window!, $unit: Unit!) {
  flows(
    areas: {ids: [$district], level: DISTRICT}
    destinations: {ids: $districts, level: DISTRICT}
    window: $window
    grain: DAY
    unit: $unit
    groupBy: [DESTINATION, DAYPART]
    partial: true
    first: 1000
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      destination {
        id
        name
      }
      daypart
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
    `) as unknown as TypedDocumentString<TripsLeavingQuery, TripsLeavingQueryVariables>;
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
export const ZonePeopleDocument = new TypedDocumentString(`
    query ZonePeople($areas: [ID!]!, $group: TargetGroupInput) {
  workers(areas: {ids: $areas}, targetGroup: $group) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    period
    nodes {
      estimate {
        value
        lower
        upper
        grade
        status
      }
    }
  }
  residents(areas: {ids: $areas}, targetGroup: $group) {
    nodes {
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
    `) as unknown as TypedDocumentString<ZonePeopleQuery, ZonePeopleQueryVariables>;
export const ZoneVisitorsByDayDocument = new TypedDocumentString(`
    query ZoneVisitorsByDay($areas: [ID!]!, $window: Window!, $group: TargetGroupInput, $first: Int = 1000) {
  visitors(
    areas: {ids: $areas}
    window: $window
    grain: DAY
    groupBy: [TIME]
    targetGroup: $group
    first: $first
  ) {
    edition {
      id
    }
    guarantee {
      rhoPerPeriod
      epsilon
      delta
    }
    counts
    unit
    notes
    coverage {
      isWhole
      windows
    }
    freshness {
      measuredThrough
      publishedAt
    }
    releases {
      id
      manifest
    }
    nodes {
      day
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
    `) as unknown as TypedDocumentString<ZoneVisitorsByDayQuery, ZoneVisitorsByDayQueryVariables>;
export const ZonesDocument = new TypedDocumentString(`
    query Zones($market: ID!, $first: Int = 1000, $after: String) {
  areas(market: $market, level: ZONE, first: $first, after: $after) {
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
    `) as unknown as TypedDocumentString<ZonesQuery, ZonesQueryVariables>;
