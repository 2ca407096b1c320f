import type { LocalDay } from '@passerby/domain/calendar';
import type { AgeBand, Gender } from '@passerby/domain/demo';

/** One public, frozen factor from devices to people; the (unknown, unknown) leaf carries the market's total (measures.md 4). */
export interface ExtrapolationFactor {
  /** First day of the budget period it holds for. */
  readonly period: LocalDay;
  readonly ageBand: AgeBand;
  readonly gender: Gender;
  /** People per device, at least 1. */
  readonly factor: number;
}
