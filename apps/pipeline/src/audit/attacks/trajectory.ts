import type { Attack, AuditLab } from '../attack.ts';
import { exactDraw } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import { meanOf } from '../statistics/error.ts';
import { countPresence, DAY_HOURS, distanceOf, GRID_ZONES, wander } from '../worlds/wanderers.ts';
import type { Trajectory } from '../worlds/wanderers.ts';

const people = 50;
const day = '2026-10-05';
const excessMost = 0.02;
const aliveLeast = 0.1;

/**
 * Links the counts of neighbouring hours to trajectories (Xu et al. 2017, "Trajectory recovery from ash") and compares them with
 * people who were counted and with people of the same habits who were not: what chance recovers of both is no breach.
 */
export const trajectoryRecovery: Attack = {
  name: 'trajectory recovery',
  async run(lab) {
    const excesses = (draw: Draw): readonly number[] =>
      Array.from({ length: lab.scale.trajectoryDays }, () => recoverDay(lab, draw));
    return [
      findingOf({
        check: 'trajectory recovery over control',
        method:
          `${people} people of a day in ${GRID_ZONES} zones, counted by zone and hour, linked hour to hour over the least distance; share of a person's hours in the nearest recovered trajectory, ` +
          `less the same for ${people} people who were not counted; mean of ${lab.scale.trajectoryDays} days`,
        ...atMost(meanOf(excesses(lab.draw)), excessMost),
        alive: atLeast(meanOf(excesses(exactDraw)), aliveLeast),
      }),
    ];
  },
};

/** How much better one day's members are recovered than the controls of that day. */
function recoverDay({ market, dice }: AuditLab, draw: Draw): number {
  const [members, controls] = [wander(dice, people), wander(dice, people)];
  const { noisy } = draw(market, countPresence(members, day));
  const recovered = linkHours(noisy);
  const shareOf = (trajectory: Trajectory): number => Math.max(...recovered.map((guess) => overlapOf(guess, trajectory)));
  return meanOf(members.map(shareOf)) - meanOf(controls.map(shareOf));
}

/** So many trajectories as people: each goes on to the nearest place that the next hour's counts have left. */
function linkHours(noisy: Int32Array): readonly Trajectory[] {
  const trajectories = listPlaces(noisy, 0).map((zone) => [zone]);
  for (let hour = 1; hour < DAY_HOURS; hour += 1) {
    const places = listPlaces(noisy, hour);
    const steps = trajectories
      .flatMap((trajectory, walker) =>
        places.map((zone, place) => ({ walker, place, distance: distanceOf(trajectory.at(-1) ?? 0, zone) })),
      )
      .toSorted((a, b) => a.distance - b.distance);
    const isTaken = new Set<number>();
    for (const { walker, place } of steps) {
      const trajectory = trajectories[walker];
      if (trajectory === undefined || trajectory.length > hour || isTaken.has(place)) continue;
      trajectory.push(places[place] ?? 0);
      isTaken.add(place);
    }
  }
  return trajectories;
}

/** The zones of an hour, each as often as it has people: counts clamped at zero and scaled to the known number of people. */
function listPlaces(noisy: Int32Array, hour: number): readonly number[] {
  const counts = Array.from({ length: GRID_ZONES }, (_, zone) => Math.max(0, noisy[zone * DAY_HOURS + hour] ?? 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const places: number[] = [];
  let reached = 0;
  for (const [zone, count] of counts.entries()) {
    reached += (count * people) / total;
    while (places.length < Math.round(reached)) places.push(zone);
  }
  return places;
}

function overlapOf(guess: Trajectory, truth: Trajectory): number {
  return truth.filter((zone, hour) => guess[hour] === zone).length / truth.length;
}
