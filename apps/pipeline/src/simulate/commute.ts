import type { Zone } from './geography.ts';
import { distanceKm } from './geography.ts';
import { BOROUGHS } from './london/boroughs.ts';

/** Share of people at work by the seven age bands; a figure of the model. */
export const WORKING_BY_AGE_BAND: readonly number[] = [0.58, 0.86, 0.85, 0.82, 0.68, 0.12, 0.02];

const jobDecayKm = 7;
const balancingRounds = 40;

/**
 * Where the residents of each zone work: rows by home zone, in each the share of every work zone. A gravity model that falls with
 * distance, its pulls balanced until the workers of each borough are in proportion to its published jobs (Furness 1965).
 */
export function commutingShares(zones: readonly Zone[]): readonly (readonly number[])[] {
  const workers = zones.map((zone) => workingResidents(zone, zones));
  const jobs = scaledTo(
    total(workers),
    zones.map((zone) => jobsOf(zone, zones)),
  );
  const nearness = zones.map((home) => zones.map((work) => Math.exp(-distanceKm(home, work) / jobDecayKm)));
  let pulls = jobs;
  for (let round = 0; round < balancingRounds; round++) {
    const shares = nearness.map((row) => sharesOf(row, pulls));
    pulls = pulls.map((pull, work) => {
      const drawn = shares.reduce((sum, row, home) => sum + (row[work] ?? 0) * (workers[home] ?? 0), 0);
      return pull * ((jobs[work] ?? 0) / drawn);
    });
  }
  return nearness.map((row) => sharesOf(row, pulls));
}

/** The borough's published jobs, spread over its zones as the model's neighbourhoods are. */
function jobsOf(zone: Zone, zones: readonly Zone[]): number {
  const modelled = total(zones.filter(({ borough }) => borough === zone.borough).map(({ jobs }) => jobs));
  return ((boroughOf(zone)?.jobs ?? 0) * zone.jobs) / modelled;
}

function workingResidents(zone: Zone, zones: readonly Zone[]): number {
  const inBorough = zones.filter(({ borough, isInhabited }) => borough === zone.borough && isInhabited).length;
  const working = (boroughOf(zone)?.residentsByAgeBand ?? []).map((people, band) => people * (WORKING_BY_AGE_BAND[band] ?? 0));
  return zone.isInhabited ? total(working) / inBorough : 0;
}

function boroughOf(zone: Zone): (typeof BOROUGHS)[number] | undefined {
  return BOROUGHS.find(({ id }) => id === zone.borough);
}

function sharesOf(nearness: readonly number[], pulls: readonly number[]): readonly number[] {
  return scaledTo(
    1,
    nearness.map((near, work) => near * (pulls[work] ?? 0)),
  );
}

function scaledTo(sum: number, values: readonly number[]): readonly number[] {
  const now = total(values);
  return values.map((value) => (value / now) * sum);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
