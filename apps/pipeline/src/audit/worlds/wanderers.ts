import { listHoursOfDay } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { Dice } from '../dice.ts';

/** The zones of the wanderers lie on a square grid of this width. */
export const GRID_WIDTH = 10;
export const GRID_ZONES = GRID_WIDTH * GRID_WIDTH;
export const DAY_HOURS = 24;

/** Where somebody is, hour by hour: numbers of zones. */
export type Trajectory = readonly number[];

const leavesHome = { from: 6, spread: 4 };
const staysOut = { least: 6, spread: 5 };
const strollShare = 0.3;

/** A day of so many people who live somewhere, go somewhere near or far, stroll there, and come home. */
export function wander(dice: Dice, people: number): readonly Trajectory[] {
  return Array.from({ length: people }, () => {
    const home = dice.below(GRID_ZONES);
    const aim = dice.below(GRID_ZONES);
    const out = leavesHome.from + dice.below(leavesHome.spread);
    const back = out + staysOut.least + dice.below(staysOut.spread);
    return Array.from({ length: DAY_HOURS }, (_, hour) => {
      if (hour < out || hour >= back) return home;
      if (hour === out || hour === back - 1) return between(home, aim);
      return dice.share() < strollShare ? neighbourOf(dice, aim) : aim;
    });
  });
}

/** How many are in each zone and hour, in the order of the family's domain. */
export function countPresence(trajectories: readonly Trajectory[], day: LocalDay): ExactCounts {
  const counts = new Int32Array(GRID_ZONES * DAY_HOURS);
  for (const trajectory of trajectories) {
    for (const [hour, zone] of trajectory.entries()) counts[zone * DAY_HOURS + hour] = (counts[zone * DAY_HOURS + hour] ?? 0) + 1;
  }
  const zones = Array.from({ length: GRID_ZONES }, (_, zone) => [`zone-${zone}`]);
  const hours = listHoursOfDay(day, 'UTC').map((at) => [at]);
  const axes = [
    { columns: ['area_id' as const], values: zones },
    { columns: ['at' as const], values: hours },
  ];
  return { domain: { family: 'presence-zone-hour', axes }, counts };
}

/** Steps between two zones on the grid. */
export function distanceOf(one: number, other: number): number {
  return Math.abs(columnOf(one) - columnOf(other)) + Math.abs(rowOf(one) - rowOf(other));
}

function between(one: number, other: number): number {
  return Math.round((rowOf(one) + rowOf(other)) / 2) * GRID_WIDTH + Math.round((columnOf(one) + columnOf(other)) / 2);
}

function neighbourOf(dice: Dice, zone: number): number {
  const clamp = (value: number): number => Math.min(GRID_WIDTH - 1, Math.max(0, value));
  return clamp(rowOf(zone) + dice.below(3) - 1) * GRID_WIDTH + clamp(columnOf(zone) + dice.below(3) - 1);
}

function columnOf(zone: number): number {
  return zone % GRID_WIDTH;
}

function rowOf(zone: number): number {
  return Math.floor(zone / GRID_WIDTH);
}
