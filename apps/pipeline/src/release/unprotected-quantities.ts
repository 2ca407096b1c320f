/**
 * What a release may reveal beside its noisy cells, because something that depends on real data decides it (privacy.md 1).
 * Every manifest lists it.
 */
export const UNPROTECTED_QUANTITIES = [
  'which days have an event folder: a day without one is not released (measures.md 6)',
  'whether a load was stopped because at least half of its rows were rejected (measures.md 1)',
  'which thresholds of the quality report each of the last loads passed: rejects of a file, rows of a day (loads.json, measures.md 1)',
] as const;
