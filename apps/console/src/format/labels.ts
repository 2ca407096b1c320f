import type { AgeBand, DwellBand, Gender, Status } from '@passerby/client/operations';

/** What is counted: the operator's own devices, or people extrapolated from them. */
export type Unit = 'DEVICES' | 'PEOPLE';

/** Age bands as people read them. */
export const ageBandLabels: Readonly<Record<AgeBand, string>> = {
  AGE_16_24: '16-24',
  AGE_25_34: '25-34',
  AGE_35_44: '35-44',
  AGE_45_54: '45-54',
  AGE_55_64: '55-64',
  AGE_65_74: '65-74',
  AGE_75_PLUS: '75+',
  UNKNOWN: 'unknown',
};

export const genderLabels: Readonly<Record<Gender, string>> = { FEMALE: 'women', MALE: 'men', UNKNOWN: 'unknown' };

export const unitLabels: Readonly<Record<Unit, string>> = { DEVICES: 'devices', PEOPLE: 'people' };

/** Dwell bands; the last three are those of dayparts. */
export const dwellBandLabels: Readonly<Record<DwellBand, string>> = {
  MIN_5_15: '5-15 min',
  MIN_15_30: '15-30 min',
  MIN_30_60: '30-60 min',
  MIN_60_120: '1-2 h',
  MIN_120_PLUS: '2 h and longer',
  MIN_15_60: '15-60 min',
  MIN_60_PLUS: '1 h and longer',
};

/** Why a figure is withheld, in a few words. */
export const withheldLabels: Readonly<Record<Exclude<Status, 'PUBLISHED'>, string>> = {
  BELOW_MINIMUM: 'group too small',
  IMPRECISE: 'too imprecise',
  NOT_COVERED: 'not released',
};

/** Why a figure is withheld, in a sentence. */
export const withheldReasons: Readonly<Record<Exclude<Status, 'PUBLISHED'>, string>> = {
  BELOW_MINIMUM: 'Withheld: the group is smaller than the minimum, or would give a smaller one away.',
  IMPRECISE: 'Withheld: the noise that protects people is too large for this figure. A wider area, window or group may be shown.',
  NOT_COVERED: 'No release covers this part of the window.',
};
