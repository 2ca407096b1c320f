/** What the enclave processes, and what leaves it (privacy.md 2 and 8). */
export const PROCESSED: readonly string[] = [
  "network events of the operator's subscribers: pseudonym, cell, time, SIM network",
  'customer details: year of birth as an age band, gender',
  'nothing of anybody under 16; no direct identifier outside one encrypted table of the enclave',
  'raw and pseudonymous rows for 56 days, quarantine for 28; releases hold noisy counts only and are kept',
];

/** On what ground (privacy.md 8). */
export const BASIS: readonly string[] = [
  'contract consent of each subscriber, from the time it was given; without a consent register nothing is built',
  'an objection or withdrawal takes the whole history of the person out of everything not yet released, look-back included, and erases the rows within 24 hours',
  'releases that are out stay: they are anonymous statistics',
];

/** How (privacy.md 2 and 4). */
export const MECHANISM =
  'exact discrete Gaussian noise on every cell of the public domain, zero cells too (zCDP; Canonne, Kamath & Steinke 2020)';

/** The rules at query time, which are contract and usefulness, not the proof (privacy.md 6). */
export const QUERY_RULES: readonly string[] = [
  'licence, canonical area set, additivity: refusals are typed and do not depend on the data',
  'minimum group on the noisy device count, 95 % interval at most half of the value, complementary suppression, weights, rounding to 5 (10 for people)',
];

/** What nobody is promised (privacy.md 1 and 4). */
export const NOT_PROTECTED: readonly string[] = [
  'facts about groups: what holds for the people of a place holds for each of them in so far as they are its people',
  'one day alone: a day also reaches weekly and period tables, so no epsilon is claimed for a day',
  'years: budgets of periods add up, see the year above',
];
