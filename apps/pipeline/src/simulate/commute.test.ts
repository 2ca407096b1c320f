import { expect, test } from 'vitest';
import { openChdb } from '../engine/chdb-engine.ts';
import { commutingShares, WORKING_BY_AGE_BAND } from './commute.ts';
import { listZones } from './geography.ts';
import { BOROUGHS } from './london/boroughs.ts';
import { STORIES } from './london/stories.ts';

test('workers of each borough are in proportion to its published jobs, and near homes weigh more', async () => {
  const engine = openChdb();
  const zones = await listZones(engine);
  await engine.close();
  const shares = commutingShares(zones);
  const homesOf = (borough: string): number => zones.filter((zone) => zone.borough === borough && zone.isInhabited).length;
  const workersOf = (borough: string): number =>
    zones.reduce((sum, home, from) => {
      const residents = BOROUGHS.find(({ id }) => id === home.borough)?.residentsByAgeBand ?? [];
      const working = residents.reduce((people, count, band) => people + count * (WORKING_BY_AGE_BAND[band] ?? 0), 0);
      const workers = home.isInhabited ? working / homesOf(home.borough) : 0;
      return (
        sum + zones.reduce((part, work, to) => part + (work.borough === borough ? workers * (shares[from]?.[to] ?? 0) : 0), 0)
      );
    }, 0);
  const [allWorkers, allJobs] = [BOROUGHS.map(({ id }) => workersOf(id)), BOROUGHS.map(({ jobs }) => jobs)].map((counts) =>
    counts.reduce((sum, count) => sum + count, 0),
  );
  for (const { id, jobs } of BOROUGHS) expect(workersOf(id) / (allWorkers ?? 0)).toBeCloseTo(jobs / (allJobs ?? 0), 3);
  for (const row of shares) expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  const [woolwich, putney] = ['woolwich', 'putney'].map((id) => zones.findIndex(({ areaId }) => areaId === id));
  expect(shares[woolwich ?? 0]?.[woolwich ?? 0]).toBeGreaterThan(shares[putney ?? 0]?.[woolwich ?? 0] ?? 1);
  expect(zones.filter(({ isInhabited }) => !isInhabited).map(({ areaId }) => areaId)).toEqual([STORIES.nightWorker.zone]);
});
