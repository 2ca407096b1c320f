import type { AccountQuery, Grain, Measure, MemberRole, OrganisationKind, Scope, SiteKind } from '@passerby/client/operations';

/** Who asks, and what is left: the answer to `Account`. */
export type Account = AccountQuery['viewer'];

export const scopeLabels: Readonly<Record<Scope, string>> = {
  INSIGHTS: 'Ask questions',
  EXPORTS: 'Make exports and fetch files',
  SITES: 'Register study zones',
  TARGET_GROUPS: 'Keep target groups',
  REQUESTS: 'Make data requests, for public bodies',
  REVIEW: 'Review data requests and check outputs',
  ADMIN: 'Manage keys and members',
};

export const roleLabels: Readonly<Record<MemberRole, string>> = {
  ADMIN: 'Administrator: keys and members, and all that an analyst may',
  ANALYST: 'Analyst: questions, exports, study zones, requests',
  REVIEWER: 'Reviewer: requests of others',
};

export const organisationLabels: Readonly<Record<OrganisationKind, string>> = {
  RETAIL: 'a retail organisation',
  PARTNER: 'a partner that builds on the graph',
  PUBLIC: 'a public body',
  INTERNAL: 'the operator itself',
};

export const siteKindLabels: Readonly<Record<SiteKind, string>> = {
  SHOP: 'Shop',
  HIGH_STREET: 'Shopping street',
  MALL: 'Shopping centre',
  STATION: 'Station',
  VENUE: 'Venue',
  OTHER: 'Something else',
};

export const measureWords: Readonly<Record<Measure, string>> = {
  PRESENCE: 'presence',
  VISITORS: 'visitors',
  DWELL: 'length of visits',
  FLOWS: 'flows',
  CATCHMENT: 'catchment',
  LOYALTY: 'new and returning',
  FREQUENCY: 'frequency',
  ROAMERS: 'visitors from abroad',
  RESIDENTS: 'residents',
  WORKERS: 'workers',
};

export const grainWords: Readonly<Record<Grain, string>> = { HOUR: 'hour', DAY: 'day', WEEK: 'week', PERIOD: '28 days' };

/** Scopes in the order of the form, without the graph's words. */
export function describeScopes(scopes: readonly Scope[]): string {
  return scopes.length === 0 ? 'nothing' : scopes.map((scope) => scopeLabels[scope].toLowerCase()).join(', ');
}
