import { AGE_BANDS, DEMO_LEAVES } from '@passerby/domain/demo';
import type { Attack } from '../attack.ts';
import type { Guess } from '../worlds/city-attack.ts';
import { ageBandVariance, attackCity, totalVariance } from '../worlds/city-attack.ts';
import { busyCount, CITY_FIRST_DAY, makeCity } from '../worlds/city.ts';
import { hourAt, hoursPerDay, hourValues } from '../worlds/hour-values.ts';
import type { ServedCity } from '../worlds/served-city.ts';

/** Two answers that differ by one zone, hour, demo group, boundary or edition: what their difference tells of it. */
export const differencing: Attack = {
  name: 'differencing',
  async run(lab) {
    const city = makeCity(lab.scale.cityDays, busyCount(lab.dice));
    const ofTotal = { optimalVariance: totalVariance(lab) };
    return [
      await attackCity(lab, city, {
        check: 'differencing by area',
        method: 'a district less the same district without one zone, by hour',
        ...ofTotal,
        guess: (served) =>
          byZone(served, (zone, district) => ({ less: district.filter((other) => other !== zone), from: district })),
      }),
      await attackCity(lab, city, {
        check: 'differencing by boundary',
        method: 'a district with one zone of the next less the district, by hour',
        ...ofTotal,
        guess: (served) => byZone(served, (zone, _, next) => ({ less: next, from: [...next, zone] })),
      }),
      await attackCity(lab, city, {
        check: 'differencing by hour',
        method: 'a zone and day less its 23 other hours',
        ...ofTotal,
        guess: byHour,
      }),
      await attackCity(lab, city, {
        check: 'differencing by demo margin',
        method: 'all of known age in a zone and hour less all but one age band',
        optimalVariance: ageBandVariance(lab),
        guess: byAgeBand,
      }),
      await attackCity(lab, city, {
        check: 'differencing by edition',
        method: 'the mean of one answer and the same from the next edition, by zone and hour',
        ...ofTotal,
        days: city.days.slice(0, -1),
        guess: byEdition,
      }),
    ];
  },
};

type Sides = (
  zone: string,
  district: readonly string[],
  next: readonly string[],
) => {
  readonly from: readonly string[];
  readonly less: readonly string[];
};

/** Every zone by two area sets that differ by it. */
async function byZone({ city, ask }: ServedCity, sidesOf: Sides): Promise<readonly Guess[]> {
  const guesses: Guess[] = [];
  const size = city.zones.length / city.districts.length;
  for (const [index, zone] of city.zones.entries()) {
    const start = index - (index % size);
    const district = city.zones.slice(start, start + size);
    const next = city.zones.slice((start + size) % city.zones.length).slice(0, size);
    const { from, less } = sidesOf(zone, district, next);
    const [whole, rest] = [await ask({ places: { areaIds: from } }), await ask({ places: { areaIds: less } })];
    const restValues = hourValues(rest.rows);
    for (const [position, value] of hourValues(whole.rows).entries()) {
      guesses.push({
        estimate: value - (restValues[position] ?? Number.NaN),
        truth: city.truthOf({ zone, ...hourAt(city, position) }),
      });
    }
  }
  return guesses;
}

async function byHour({ city, ask }: ServedCity): Promise<readonly Guess[]> {
  const guesses: Guess[] = [];
  for (const zone of city.zones) {
    const places = { areaIds: [zone] };
    const days = hourValues((await ask({ places, grain: 'DAY' })).rows);
    const hours = hourValues((await ask({ places })).rows);
    for (const [position, value] of hours.entries()) {
      const day = Math.floor(position / hoursPerDay);
      const sum = hours.slice(day * hoursPerDay, (day + 1) * hoursPerDay).reduce((total, hour) => total + hour, 0);
      guesses.push({
        estimate: (days[day] ?? Number.NaN) - (sum - value),
        truth: city.truthOf({ zone, ...hourAt(city, position) }),
      });
    }
  }
  return guesses;
}

async function byAgeBand({ city, ask }: ServedCity): Promise<readonly Guess[]> {
  const guesses: Guess[] = [];
  for (const [index, zone] of city.zones.entries()) {
    const left = AGE_BANDS[index % AGE_BANDS.length] ?? AGE_BANDS[0];
    const places = { areaIds: [zone] };
    const all = hourValues((await ask({ places, targetGroup: { ageBands: AGE_BANDS } })).rows);
    const ageBands = AGE_BANDS.filter((band) => band !== left);
    const rest = hourValues((await ask({ places, targetGroup: { ageBands } })).rows);
    const leaves = [...DEMO_LEAVES.entries()].filter(([, { ageBand }]) => ageBand === left).map(([leaf]) => leaf);
    for (const [position, value] of all.entries()) {
      const at = { zone, ...hourAt(city, position) };
      guesses.push({
        estimate: value - (rest[position] ?? Number.NaN),
        truth: leaves.reduce((sum, leaf) => sum + city.truthOf({ ...at, leaf }), 0),
      });
    }
  }
  return guesses;
}

/** Asks of all days but the last, lets the last be released into a new edition, and asks the same: fresh noise would average out. */
async function byEdition(served: ServedCity): Promise<readonly Guess[]> {
  const lastDay = served.city.days.slice(-1);
  const first = await askZones(served);
  await served.release(lastDay);
  const second = await askZones(served);
  return first.map(({ estimate, truth }, index) => ({
    estimate: (estimate + (second[index]?.estimate ?? Number.NaN)) / 2,
    truth,
  }));
}

async function askZones({ city, ask }: ServedCity): Promise<readonly Guess[]> {
  const window = { from: CITY_FIRST_DAY, to: city.days.at(-1) ?? CITY_FIRST_DAY };
  const guesses: Guess[] = [];
  for (const zone of city.zones) {
    const { rows } = await ask({ places: { areaIds: [zone] }, window });
    for (const [position, estimate] of hourValues(rows).entries()) {
      guesses.push({ estimate, truth: city.truthOf({ zone, ...hourAt(city, position) }) });
    }
  }
  return guesses;
}
