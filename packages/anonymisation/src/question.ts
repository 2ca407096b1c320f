import type { Grain, LocalDay } from '@passerby/domain/calendar';
import type { TargetGroup } from '@passerby/domain/demo';
import type { Measure } from '@passerby/domain/family';

/** What an answer can be broken down by. */
export type Dimension = 'AREA' | 'SITE' | 'TIME' | 'AGE_BAND' | 'GENDER' | 'DWELL_BAND' | 'DAYPART' | 'KIND';

/** Devices as counted, or people after extrapolation. */
export type Unit = 'DEVICES' | 'PEOPLE';

/** The places of a question, by unqualified landing-folder ids. Areas may be of any level. */
export type QuestionPlaces = { readonly areaIds: readonly string[] } | { readonly siteIds: readonly string[] };

/** One insight as a client asks it, before licence and canonical form. */
export interface InsightQuestion {
  readonly market: string;
  readonly measure: Measure;
  readonly places: QuestionPlaces;
  /** Half-open, market-local days. */
  readonly window: { readonly from: LocalDay; readonly to: LocalDay };
  readonly grain: Grain;
  readonly groupBy: readonly Dimension[];
  /** Absent: everyone. */
  readonly targetGroup?: TargetGroup;
  readonly unit: Unit;
  /** Answer the covered part of a window that is only partly covered. */
  readonly partial?: boolean;
}
