/** A dwell band; minutes, lower edge included, upper excluded, `null` for the open band. */
export interface DwellBand {
  readonly label: string;
  readonly fromMinutes: number;
  readonly toMinutes: number | null;
}

/** The five dwell bands (privacy.md 3). A visit lasts at least 5 minutes, so nothing lies below. */
export const DWELL_BANDS = [
  { label: '5-15', fromMinutes: 5, toMinutes: 15 },
  { label: '15-30', fromMinutes: 15, toMinutes: 30 },
  { label: '30-60', fromMinutes: 30, toMinutes: 60 },
  { label: '60-120', fromMinutes: 60, toMinutes: 120 },
  { label: '120+', fromMinutes: 120, toMinutes: null },
] as const satisfies readonly DwellBand[];

/** The three coarser bands of `dwell-site-week-daypart`. */
export const COARSE_DWELL_BANDS = [
  { label: '5-15', fromMinutes: 5, toMinutes: 15 },
  { label: '15-60', fromMinutes: 15, toMinutes: 60 },
  { label: '60+', fromMinutes: 60, toMinutes: null },
] as const satisfies readonly DwellBand[];

export type DwellBandLabel = (typeof DWELL_BANDS)[number]['label'];
export type CoarseDwellBandLabel = (typeof COARSE_DWELL_BANDS)[number]['label'];
