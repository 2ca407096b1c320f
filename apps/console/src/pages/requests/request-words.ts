import type {
  AreaLevel,
  CheckOutcome,
  DataRequestState,
  ExportDimension,
  ExportFormat,
  Grain,
  LegalBasis,
  Measure,
  Safe,
  SafeVerdict,
} from '@passerby/client/operations';

/** Where a request stands, as people say it. */
export const stateLabels: Readonly<Record<DataRequestState, string>> = {
  DRAFT: 'Draft',
  SUBMITTED: 'Submitted',
  IN_REVIEW: 'In review',
  RETURNED_FOR_CHANGES: 'Returned for changes',
  APPROVED: 'Approved, conditions to be accepted',
  REJECTED: 'Rejected',
  PRODUCING: 'Being produced',
  OUTPUT_CHECK: 'Output to be checked',
  RELEASED: 'Released',
  EXPIRED: 'Expired',
  WITHDRAWN: 'Withdrawn',
};

export const legalBasisLabels: Readonly<Record<LegalBasis, string>> = {
  PUBLIC_TASK: 'Public task: UK GDPR article 6(1)(e)',
  LEGAL_OBLIGATION: 'Legal obligation: article 6(1)(c)',
  VITAL_INTERESTS: 'Vital interests: article 6(1)(d)',
  OFFICIAL_STATISTICS: 'Official statistics: statistics law',
};

export const formatLabels: Readonly<Record<ExportFormat, string>> = {
  CSV: 'CSV',
  PARQUET: 'Parquet',
  GEOJSON: 'GeoJSON',
  JSON_STAT: 'JSON-stat',
};

export const measureLabels: Readonly<Record<Measure, string>> = {
  PRESENCE: 'Presence, by the hour',
  VISITORS: 'Visitors',
  DWELL: 'Length of visits',
  FLOWS: 'Flows from place to place',
  CATCHMENT: 'Where visitors live',
  LOYALTY: 'New and returning visitors',
  FREQUENCY: 'How often visitors come',
  ROAMERS: 'Visitors from abroad',
  RESIDENTS: 'Residents',
  WORKERS: 'Workers',
};

export const grainLabels: Readonly<Record<Grain, string>> = {
  HOUR: 'Hour',
  DAY: 'Day',
  WEEK: 'Week',
  PERIOD: 'Period of 28 days',
};

export const dimensionLabels: Readonly<Record<ExportDimension, string>> = {
  AREA: 'Area',
  SITE: 'Site',
  TIME: 'Each hour, day, week or period',
  DAY_TYPE: 'Workday, Saturday, Sunday',
  WEEKDAY: 'Day of the week',
  HOUR_OF_DAY: 'Hour of the day',
  AGE_BAND: 'Age',
  GENDER: 'Gender',
  DWELL_BAND: 'Length of the visit',
  DAYPART: 'Part of the day',
  KIND: 'Kind of visitor',
  ORIGIN: 'Where trips start',
  DESTINATION: 'Where trips end',
  HOME_DISTRICT: 'Home district',
  DAYS_BAND: 'Days visited',
  COUNTRY: 'Country of the SIM',
};

export const levelLabels: Readonly<Record<AreaLevel, string>> = { REGION: 'region', DISTRICT: 'district', ZONE: 'zone' };

export const safeLabels: Readonly<Record<Safe, string>> = {
  PROJECTS: 'Safe projects',
  PEOPLE: 'Safe people',
  SETTINGS: 'Safe settings',
  DATA: 'Safe data',
  OUTPUTS: 'Safe outputs',
};

export const verdictLabels: Readonly<Record<SafeVerdict, string>> = { SATISFIED: 'Satisfied', NOT_SATISFIED: 'Not satisfied' };

export const outcomeLabels: Readonly<Record<CheckOutcome, string>> = {
  ANSWERABLE: 'The question would be answered',
  REFUSED: 'The question would be refused',
};

/** Fields of a request by their names in the graph, as the form has them. */
export const fieldLabels: Readonly<Record<string, string>> = {
  title: 'Title',
  purpose: 'Purpose',
  legalBasis: 'Legal basis',
  legalReference: 'Provision that it rests on',
  publicBenefit: 'Public benefit',
  question: 'Places of the question',
  areaVintage: 'Boundaries',
  'justifications.areas': 'Why these places',
  'justifications.window': 'Why these days',
  'justifications.grain': 'Why this grain',
  'justifications.breakdown': 'Why this breakdown',
  formats: 'Formats',
  recipients: 'Recipients',
  storage: 'Storage',
  onwardSharing: 'Onward sharing',
  retentionMonths: 'Months until it is deleted',
};

/** Names of missing fields as the form has them. */
export function describeGaps(gaps: readonly string[]): string {
  return gaps.map((name) => fieldLabels[name] ?? name).join(', ');
}
