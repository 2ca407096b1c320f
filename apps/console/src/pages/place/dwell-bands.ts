import type { DwellBand } from '@passerby/client/operations';

/** The five bands of dwell by week and by day, shortest first. */
export const dwellBands = [
  'MIN_5_15',
  'MIN_15_30',
  'MIN_30_60',
  'MIN_60_120',
  'MIN_120_PLUS',
] as const satisfies readonly DwellBand[];

/** Where each band begins, in minutes, for axes with no room for more. */
export const dwellBandStarts: Readonly<Record<(typeof dwellBands)[number], string>> = {
  MIN_5_15: '5',
  MIN_15_30: '15',
  MIN_30_60: '30',
  MIN_60_120: '60',
  MIN_120_PLUS: '120',
};

/** Where a band begins; undefined for one of the coarser bands of dayparts. */
export function startOfBand(band: DwellBand | null): string | undefined {
  const known = dwellBands.find((each) => each === band);
  return known && dwellBandStarts[known];
}
