/** Kinds of visitors of a site, told by their home and work zone (measures.md 3). */
export const VISITOR_KINDS = ['resident', 'worker', 'other'] as const;
/** New: no visit to the site in the 28 days before the day of the week's first one (measures.md 3 and 6). */
export const LOYALTY_KINDS = ['new', 'returning'] as const;
/** Bands of distinct days with a visit in the period (privacy.md 3). */
export const DAYS_BANDS = ['1', '2', '3-4', '5-9', '10+'] as const;
