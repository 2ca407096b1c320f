import { createContext, use } from 'react';
import type { TargetGroup } from '../../../controls/target-group.ts';
import type { LocalWindow } from '../../../market/released.ts';
import type { TrueNight } from './night-truth.ts';

/** The hour of the night that is looked at, local. */
export const nightHour = 3;

/** What is attacked, and what the attacker knows beforehand. */
export interface NightTarget {
  /** The zone where somebody may be alone. */
  readonly zone: { readonly id: string; readonly name: string };
  /** Age and gender of the one who is looked for. */
  readonly group: TargetGroup;
  readonly window: LocalWindow;
  /** Local days of the window, oldest first. */
  readonly days: readonly string[];
  /** All zones of the market, for crowds to hide in. */
  readonly zones: readonly string[];
  /** Standard deviation of the noise of one zone and hour; undefined where no released table says it. */
  readonly hourSigma: number | undefined;
  /** By day; undefined where nobody was planted. */
  readonly truth: ReadonlyMap<string, TrueNight> | undefined;
  /** Whether the truth stands beside the answers. */
  readonly isTruthShown: boolean;
}

export const NightTargetOf = createContext<NightTarget | undefined>(undefined);

/** What is attacked. Throws outside the section. */
export function useNightTarget(): NightTarget {
  const target = use(NightTargetOf);
  if (target === undefined) throw new Error('nothing is attacked here');
  return target;
}
