import {
  addDays,
  dayNumber,
  dayOf,
  isoWeekday,
  isoWeekOf,
  listHoursOfDay,
  localMidnight,
  mondayOf,
  periodOf,
  utcOffsetSeconds,
} from '@passerby/domain/calendar';
import type { FamilyName } from '@passerby/domain/family';
import { Draws } from './draw.ts';
import type { RawEvent, World, WorldCell } from './world.ts';
import { cellAt } from './world.ts';

/** A stay or visit. */
export interface Place {
  readonly kind: 'ZONE' | 'SITE';
  readonly place: string;
  readonly from: number;
  readonly to: number;
  readonly events: number;
}

interface Trip {
  readonly origin: string;
  readonly destination: string;
  readonly departure: number;
  readonly arrival: number;
}

/** Everything `inspect` prints, as lines of text without headers. */
export interface ExactTables {
  readonly quarantine: readonly string[];
  readonly stays: readonly string[];
  readonly visits: readonly string[];
  readonly trips: readonly string[];
  readonly homes: readonly string[];
  readonly families: Readonly<Partial<Record<FamilyName, ReadonlyMap<string, number>>>>;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * The exact tables of a world, written from measures.md 2, 3 and 6 sentence by sentence with plain loops over one person at
 * a time, and shared with the pipeline in nothing but the calendar.
 */
export function countExactly(world: World): ExactTables {
  const people = [...new Set(world.events.map(({ id }) => id))].map((id) => new PersonTables(world, id));
  const families: Partial<Record<FamilyName, Map<string, number>>> = {};
  for (const person of people) {
    for (const [family, key] of person.listContributions()) {
      const cells = (families[family] ??= new Map());
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
  }
  const lines = (list: (person: PersonTables) => readonly string[]): readonly string[] => people.flatMap(list).toSorted();
  return {
    quarantine: lines((person) => person.rejects.map(([event, rule]) => `${event.file},${event.line},${rule}`)),
    stays: lines((person) => person.stays.map((stay) => person.line(stay))),
    visits: lines((person) => person.visits.map((visit) => person.line(visit))),
    trips: lines((person) =>
      person.trips.map((trip) =>
        [person.id, trip.origin, trip.destination, second(trip.departure), second(trip.arrival)].join(','),
      ),
    ),
    homes: lines((person) => person.homeLine()),
    families,
  };
}

function second(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

function distance(one: { longitude: number; latitude: number }, other: { longitude: number; latitude: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((other.latitude - one.latitude) * rad) / 2) ** 2 +
    Math.cos(one.latitude * rad) * Math.cos(other.latitude * rad) * Math.sin(((other.longitude - one.longitude) * rad) / 2) ** 2;
  return 2 * 6371008.8 * Math.asin(Math.sqrt(h));
}

const offsets = new Map<string, number>();
const hoursOf = remembered(listHoursOfDay);
const midnightOf = remembered(localMidnight);

/** The calendar asks the platform's time zones for every answer; the tests ask it the same over and over. */
function remembered<Result>(ask: (day: string, timeZone: string) => Result): (day: string, timeZone: string) => Result {
  const answers = new Map<string, Result>();
  return (day, timeZone) => {
    const key = `${day} ${timeZone}`;
    const answer = answers.get(key) ?? ask(day, timeZone);
    answers.set(key, answer);
    return answer;
  };
}

class PersonTables {
  readonly id: string;
  readonly rejects: (readonly [RawEvent, string])[] = [];
  readonly stays: readonly Place[];
  readonly visits: readonly Place[];
  readonly trips: readonly Trip[];
  readonly #world: World;
  readonly #draws: Draws;
  readonly #kept: readonly RawEvent[];
  readonly #served = new Map<string, boolean>();
  readonly #labelsBySunday = new Map<string, { readonly home: string; readonly work: string }>();

  constructor(world: World, id: string) {
    this.#world = world;
    this.#draws = new Draws(world.key);
    this.id = id;
    const admittedFrom = this.#admittedFrom();
    this.#kept = this.#clean(world.events.filter((event) => event.id === id && event.ms >= admittedFrom));
    const cells = this.#smooth();
    this.stays = [
      ...this.#listStays(
        'ZONE',
        cells,
        world.zones.map((zone) => zone.id),
      ),
      ...this.#listStays(
        'SITE',
        cells,
        world.sites.map((site) => site.id),
      ),
    ];
    this.visits = this.#listVisits();
    this.trips = this.#listTrips();
  }

  line({ kind, place, from, to }: Place): string {
    return [this.id, kind, place, second(from), second(to)].join(',');
  }

  homeLine(): readonly string[] {
    if (this.#kept.length === 0) return [];
    const last = this.#world.days.findLast((day) => day >= this.#world.market.firstPeriod);
    if (last === undefined) return [`${this.id},,`];
    const { home, work } = this.#labels(addDays(periodOf(last, this.#world.market.firstPeriod), 27));
    return [`${this.id},${home},${work}`];
  }

  /** From when on the person's events may be processed; an objection takes all before the return that follows the last one. */
  #admittedFrom(): number {
    const own = this.#world.objections.filter(({ id }) => id === this.id);
    const objected = own.filter(({ kind }) => kind !== 'RETURN').map(({ ms }) => ms);
    const lastObjection = Math.max(...objected);
    const returns = own.filter(({ kind, ms }) => kind === 'RETURN' && ms > lastObjection).map(({ ms }) => ms);
    const consentFrom = this.#world.people[this.id]?.consentFromMs ?? 0;
    return objected.length === 0 ? consentFrom : Math.max(consentFrom, Math.min(...returns));
  }

  #clean(events: readonly RawEvent[]): readonly RawEvent[] {
    const byRow = events.toSorted((one, other) =>
      one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
    );
    const distinct: RawEvent[] = [];
    for (const event of byRow) {
      const isThere = distinct.some((known) => known.ms === event.ms && known.cell === event.cell && known.plmn === event.plmn);
      if (isThere) this.rejects.push([event, 'DUPLICATE']);
      else distinct.push(event);
    }
    const calm = distinct.filter((event) => {
      const isConflict = distinct.some((other) => other.ms === event.ms && other.cell !== event.cell);
      if (isConflict) this.rejects.push([event, 'CONFLICT']);
      return !isConflict;
    });
    calm.sort((one, other) => one.ms - other.ms);
    const kept: RawEvent[] = [];
    for (const event of calm) {
      const last = kept.at(-1);
      const metres = last === undefined ? 0 : distance(this.#cell(last), this.#cell(event));
      const isFast = last !== undefined && metres > 10_000 && metres > (55 * (event.ms - last.ms)) / 1000;
      if (isFast) this.rejects.push([event, 'SPEED']);
      else kept.push(event);
    }
    return kept;
  }

  #cell({ cell, ms }: RawEvent): WorldCell {
    return cellAt(this.#world, cell, ms);
  }

  #smooth(): readonly WorldCell[] {
    const cells = this.#kept.map((event) => this.#cell(event));
    for (let index = 1; index + 1 < cells.length; index++) {
      const [a, b, again] = [cells[index - 1], cells[index], cells[index + 1]];
      if (a === undefined || b === undefined || again === undefined) continue;
      const span = (this.#kept[index + 1]?.ms ?? 0) - (this.#kept[index - 1]?.ms ?? 0);
      const overlaps = distance(a, b) <= a.rangeM + b.rangeM;
      if (a.id === again.id && a.id !== b.id && span <= 5 * minute && overlaps) cells[index] = a;
    }
    return cells;
  }

  #isServed(kind: 'ZONE' | 'SITE', cell: WorldCell, place: string): boolean {
    const key = `${kind}|${cell.id}|${place}`;
    let served = this.#served.get(key);
    if (served === undefined) {
      served = this.#draw(kind, cell, place);
      this.#served.set(key, served);
    }
    return served;
  }

  #draw(kind: 'ZONE' | 'SITE', cell: WorldCell, place: string): boolean {
    if (kind === 'SITE') {
      const share = cell.sites[place] ?? 0;
      return share >= 1 || (share > 0 && Number(this.#draws.hash('cell-site', this.id, [place, cell.id])) / 2 ** 64 < share);
    }
    const zones = Object.keys(cell.zones).toSorted();
    const drawn = Number(this.#draws.hash('cell-zone', this.id, ['', cell.id])) / 2 ** 64;
    let sum = 0;
    for (const zone of zones) {
      sum += cell.zones[zone] ?? 0;
      if (drawn < sum) return zone === place;
    }
    return false;
  }

  #listStays(kind: 'ZONE' | 'SITE', cells: readonly WorldCell[], places: readonly string[]): readonly Place[] {
    const times = this.#kept.map(({ ms }) => ms);
    const half = (gap: number): number => Math.min(Math.floor(gap / 2), 5 * minute);
    const stays: Place[] = [];
    for (const place of places) {
      let first = -1;
      for (let index = 0; index <= cells.length; index++) {
        const cell = cells[index];
        const isHere = cell !== undefined && this.#isServed(kind, cell, place);
        const goesOn = first >= 0 && isHere && this.#holds(times[index - 1] ?? 0, times[index] ?? 0);
        if (first >= 0 && !goesOn) {
          const [start, end] = [times[first] ?? 0, times[index - 1] ?? 0];
          const [before, after] = [times[first - 1], times[index]];
          stays.push({
            kind,
            place,
            from: start - (before === undefined ? 5 * minute : half(start - before)),
            to: end + (after === undefined ? 5 * minute : half(after - end)),
            events: index - first,
          });
          first = -1;
        }
        if (isHere && first < 0) first = index;
      }
    }
    return stays.toSorted((one, other) => one.from - other.from);
  }

  /** Whether a run goes on over the gap between two events. */
  #holds(earlier: number, later: number): boolean {
    if (later - earlier <= 2 * hour) return true;
    if (later - earlier > 8 * hour) return false;
    const night = (ms: number): number | undefined => {
      const wall = this.#wall(ms);
      for (const day of [Math.floor(wall / (24 * hour)) - 1, Math.floor(wall / (24 * hour))]) {
        if (wall >= day * 24 * hour + 22 * hour && wall <= day * 24 * hour + 32 * hour) return day;
      }
      return undefined;
    };
    return night(earlier) !== undefined && night(earlier) === night(later);
  }

  #wall(ms: number): number {
    const key = `${this.#world.market.timeZone}|${Math.floor(ms / (15 * minute))}`;
    let offset = offsets.get(key);
    if (offset === undefined) {
      offset = utcOffsetSeconds(Math.floor(ms / 1000), this.#world.market.timeZone) * 1000;
      offsets.set(key, offset);
    }
    return ms + offset;
  }

  #day(ms: number): string {
    return dayOf(Math.floor(this.#wall(ms) / (24 * hour)));
  }

  #listVisits(): readonly Place[] {
    const visits: Place[] = [];
    for (const stay of this.stays) {
      if (stay.events < 2 || stay.to - stay.from < 5 * minute) continue;
      const last = visits.findLastIndex((visit) => visit.kind === stay.kind && visit.place === stay.place);
      const earlier = visits[last];
      if (earlier !== undefined && stay.from - earlier.to < 15 * minute) {
        visits[last] = { ...earlier, to: stay.to, events: earlier.events + stay.events };
      } else visits.push(stay);
    }
    return visits;
  }

  #listTrips(): readonly Trip[] {
    const long = this.visits
      .filter((visit) => visit.kind === 'ZONE' && visit.to - visit.from >= 15 * minute)
      .toSorted((one, other) => one.from - other.from);
    return long.flatMap((visit, index) => {
      const next = long[index + 1];
      if (next === undefined || next.place === visit.place || next.from - visit.to > 4 * hour) return [];
      return [{ origin: visit.place, destination: next.place, departure: visit.to, arrival: next.from }];
    });
  }

  /** Home and work zone over the 28 local days ending with a day. */
  #labels(last: string): { readonly home: string; readonly work: string } {
    const labels = this.#labelsBySunday.get(last) ?? this.#findLabels(last);
    this.#labelsBySunday.set(last, labels);
    return labels;
  }

  #findLabels(last: string): { readonly home: string; readonly work: string } {
    const { timeZone, holidays } = this.#world.market;
    const instant = (day: string, clock: number): number => {
      const midnight = midnightOf(day, timeZone) * 1000;
      const naive = midnight + clock * hour;
      return naive - (this.#wall(naive) - (dayNumber(day) * 24 * hour + clock * hour));
    };
    const most = (windows: readonly (readonly [string, number, number])[]): string => {
      const times = new Map<string, { ms: number; days: Set<string> }>();
      let all = 0;
      for (const stay of this.stays.filter(({ kind }) => kind === 'ZONE')) {
        for (const [day, from, to] of windows) {
          const ms = Math.min(stay.to, to) - Math.max(stay.from, from);
          if (ms <= 0) continue;
          const time = times.get(stay.place) ?? { ms: 0, days: new Set<string>() };
          time.ms += ms;
          time.days.add(day);
          times.set(stay.place, time);
          all += ms;
        }
      }
      return [...times].find(([, { ms, days }]) => ms * 2 > all && days.size >= 5)?.[0] ?? '';
    };
    const days = Array.from({ length: 28 }, (_, index) => addDays(last, index - 27));
    // The 28 local days themselves: the first one's small hours belong to the night of the evening before.
    const home = most([
      ...days.map((day) => [addDays(day, -1), instant(day, 0), instant(day, 6)] as const),
      ...days.map((day) => [day, instant(day, 22), instant(addDays(day, 1), 0)] as const),
    ]);
    const busiest = most(
      days
        .filter((day) => isoWeekday(day) <= 5 && !holidays.includes(day))
        .map((day) => [day, instant(day, 9), instant(day, 17)] as const),
    );
    return { home, work: busiest === home ? '' : busiest };
  }

  /** The demo leaf in a period; undefined for who is not counted. */
  #leaf(period: string): readonly [ageBand: string, gender: string] | undefined {
    const person = this.#world.people[this.id];
    if (person === undefined) return undefined;
    const age = Number(period.slice(0, 4)) - person.birthYear - 1;
    if (person.birthYear > 0 && age < 16) return undefined;
    if (person.birthYear === 0 || !['female', 'male'].includes(person.gender)) return ['unknown', 'unknown'];
    const bands = [
      [75, '75+'],
      [65, '65-74'],
      [55, '55-64'],
      [45, '45-54'],
      [35, '35-44'],
      [25, '25-34'],
      [16, '16-24'],
    ] as const;
    return [bands.find(([from]) => age >= from)?.[1] ?? '', person.gender];
  }

  /** Every cell this person adds 1 to. */
  listContributions(): readonly (readonly [FamilyName, string])[] {
    const { market, days } = this.#world;
    const counted = days.filter((day) => day >= market.firstPeriod);
    const found: (readonly [FamilyName, string])[] = [];
    const period = (day: string): string => periodOf(day, market.firstPeriod);
    for (const day of counted) found.push(...this.#ofDay(day, this.#leaf(period(day))));
    for (const monday of new Set(counted.map(mondayOf))) found.push(...this.#ofWeek(monday, this.#leaf(period(monday))));
    for (const first of new Set(counted.map(period))) found.push(...this.#ofPeriod(first, this.#leaf(first)));
    return found;
  }

  #ofDay(day: string, leaf: readonly [string, string] | undefined): readonly (readonly [FamilyName, string])[] {
    const [from, to] = this.#window(day, 1);
    const overlapping = this.#overlapping('ZONE', from, to);
    const districts = overlapping.flatMap((zone) => this.#district(zone));
    if (this.#world.people[this.id] === undefined) {
      const country = { '234': 'GB', '208': 'FR', '310': 'US' }[this.#kept[0]?.plmn.slice(0, 3) ?? ''] ?? '';
      if (country === '' || country === this.#world.market.country) return [];
      return this.#draws
        .keep('place-day', this.id, { window: day, places: districts, count: 2 })
        .map((district) => ['roamers-district-day', `${district},${day},${country}`] as const);
    }
    if (leaf === undefined) return [];
    const demo = leaf.join(',');
    const keep = (places: readonly string[], count: number): readonly string[] =>
      this.#draws.keep('place-day', this.id, { window: day, places, count });
    const dwells = this.visits.filter((visit) => visit.kind === 'SITE' && this.#day(visit.from) === day);
    const trips = this.trips.filter((trip) => this.#day(trip.departure) === day);
    const flows = trips.flatMap((trip) =>
      this.#district(trip.origin).flatMap((origin) =>
        this.#district(trip.destination).map((destination) => `${origin}>${destination}>${this.#daypart(trip.departure)}`),
      ),
    );
    return [
      ...this.#hours('ZONE', day).flatMap(([at, zone]) => [
        ['presence-zone-hour', `${zone},${at}`] as const,
        ['presence-zone-hour-demo', `${zone},${at},${demo}`] as const,
      ]),
      ...this.#hours('SITE', day).map(([at, site]) => ['presence-site-hour', `${site},${at}`] as const),
      ...keep(overlapping, 6).flatMap((zone) => [
        ['visitors-zone-day', `${zone},${day}`] as const,
        ['visitors-zone-day-demo', `${zone},${day},${demo}`] as const,
      ]),
      ...keep(districts, 4).map((district) => ['visitors-district-day-demo', `${district},${day},${demo}`] as const),
      ...keep(
        dwells.map(({ place }) => place),
        4,
      ).map((site) => {
        const longest = Math.max(...dwells.filter(({ place }) => place === site).map((visit) => visit.to - visit.from));
        return ['dwell-site-day', `${site},${day},${band(longest)}`] as const;
      }),
      ...this.#draws
        .keep('trips-day', this.id, { window: day, places: flows, count: 6 })
        .map((flow) => ['flows-district-day', `${flow.replaceAll('>', ',')},${day}`] as const),
    ];
  }

  #ofWeek(monday: string, leaf: readonly [string, string] | undefined): readonly (readonly [FamilyName, string])[] {
    if (leaf === undefined) return [];
    const week = isoWeekOf(monday);
    const [from, to] = this.#window(monday, 7);
    const demo = leaf.join(',');
    const started = this.visits.filter((visit) => visit.kind === 'SITE' && mondayOf(this.#day(visit.from)) === monday);
    const { home, work } = this.#labels(addDays(monday, 6));
    const zones = this.#draws.keep('place-week', this.id, {
      window: week,
      places: this.#overlapping('ZONE', from, to),
      count: 12,
    });
    const sites = this.#draws.keep('place-week', this.id, { window: week, places: started.map(({ place }) => place), count: 4 });
    return [
      ...zones.map((zone) => ['visitors-zone-week-demo', `${zone},${week},${demo}`] as const),
      ...sites.flatMap((site) => {
        const visits = started.filter(({ place }) => place === site);
        const names = visits.map((visit) => `${site}@${Math.floor(visit.from / 1000)}`);
        const [drawn] = this.#draws.keep('visit-week', this.id, { window: week, places: names, count: 1 });
        const visit = visits[names.indexOf(drawn ?? '')];
        const dwell = (visit?.to ?? 0) - (visit?.from ?? 0);
        const firstDay = this.#day(Math.min(...visits.map((one) => one.from)));
        const isReturning = this.visits.some(
          (one) => one.place === site && this.#day(one.from) >= addDays(firstDay, -28) && this.#day(one.from) < firstDay,
        );
        const zone = this.#world.sites.find(({ id }) => id === site)?.zone;
        const kind = zone === home ? 'resident' : zone === work ? 'worker' : 'other';
        const coarse = dwell < 15 * minute ? '5-15' : dwell < hour ? '15-60' : '60+';
        return [
          ['visitors-site-week-kind', `${site},${week},${kind}`] as const,
          ['dwell-site-week-demo', `${site},${week},${band(dwell)},${demo}`] as const,
          ['dwell-site-week-daypart', `${site},${week},${this.#daypart(visit?.from ?? 0)},${coarse},${leaf[0]}`] as const,
          ['catchment-site-week', `${site},${this.#district(home)[0] ?? 'unknown'},${week}`] as const,
          ['loyalty-site-week', `${site},${week},${isReturning ? 'returning' : 'new'}`] as const,
        ];
      }),
    ];
  }

  #ofPeriod(first: string, leaf: readonly [string, string] | undefined): readonly (readonly [FamilyName, string])[] {
    if (leaf === undefined) return [];
    const [from, to] = this.#window(first, 28);
    const demo = leaf.join(',');
    const keep = (table: string, places: readonly string[], count: number): readonly string[] =>
      this.#draws.keep(table, this.id, { window: first, places, count });
    const started = this.visits.filter((visit) => visit.kind === 'SITE' && visit.from >= from && visit.from < to);
    const { home, work } = this.#labels(addDays(first, 27));
    const pairs = this.trips
      .filter((trip) => trip.departure >= from && trip.departure < to && this.#isPublic(trip))
      .map((trip) => `${trip.origin}>${trip.destination}`);
    return [
      ...keep('place-period', this.#overlapping('ZONE', from, to), 16).map(
        (zone) => ['visitors-zone-period-demo', `${zone},${first},${demo}`] as const,
      ),
      ...keep(
        'place-period',
        started.map(({ place }) => place),
        6,
      ).flatMap((site) => {
        const days = new Set(started.filter(({ place }) => place === site).map((visit) => this.#day(visit.from))).size;
        const daysBand = days === 1 ? '1' : days === 2 ? '2' : days <= 4 ? '3-4' : days <= 9 ? '5-9' : '10+';
        return [
          ['visitors-site-period-demo', `${site},${first},${demo}`] as const,
          ['frequency-site-period', `${site},${daysBand},${first}`] as const,
        ];
      }),
      ...keep('trips-period', pairs, 40).map((pair) => ['flows-zone-period', `${pair.replace('>', ',')},${first}`] as const),
      ...(home === '' ? [] : [['residents-zone-period-demo', `${home},${first},${demo}`] as const]),
      ...(work === '' ? [] : [['workers-zone-period-demo', `${work},${first},${demo}`] as const]),
    ];
  }

  #hours(kind: 'ZONE' | 'SITE', day: string): readonly (readonly [at: string, place: string])[] {
    const [tie, drop, cap] =
      kind === 'ZONE' ? (['person-hour', 'person-day', 24] as const) : (['person-hour-site', 'person-day-site', 8] as const);
    const stays = this.stays.filter((stay) => stay.kind === kind);
    const found = new Map<string, string>();
    const [start, end] = this.#window(day, 1);
    if (!stays.some(({ from, to }) => from < end && to > start)) return [];
    for (const at of hoursOf(day, this.#world.market.timeZone)) {
      const times = new Map<string, number>();
      for (const { place, from, to } of stays) {
        const ms = Math.min(to, (at + 3600) * 1000) - Math.max(from, at * 1000);
        if (ms > 0) times.set(place, (times.get(place) ?? 0) + ms);
      }
      const most = Math.max(...times.values());
      const tied = [...times].filter(([, ms]) => ms === most).map(([place]) => place);
      const [place] = this.#draws.keep(tie, this.id, { window: String(at), places: tied, count: 1 });
      if (place !== undefined) found.set(String(at), place);
    }
    return this.#draws
      .keep(drop, this.id, { window: day, places: [...found.keys()], count: cap })
      .map((at) => [at, found.get(at) ?? ''] as const);
  }

  #window(first: string, days: number): readonly [from: number, to: number] {
    const { timeZone } = this.#world.market;
    return [midnightOf(first, timeZone) * 1000, midnightOf(addDays(first, days), timeZone) * 1000];
  }

  #overlapping(kind: 'ZONE' | 'SITE', from: number, to: number): readonly string[] {
    return this.visits.filter((visit) => visit.kind === kind && visit.from < to && visit.to > from).map(({ place }) => place);
  }

  #district(zone: string): readonly string[] {
    const district = this.#world.zones.find(({ id }) => id === zone)?.district ?? '';
    return district === '' ? [] : [district];
  }

  #isPublic({ origin, destination }: Trip): boolean {
    const [one, other] = [origin, destination].map((zone) => this.#world.zones.find(({ id }) => id === zone));
    return one !== undefined && other !== undefined && distance(one, other) <= 30_000;
  }

  #daypart(ms: number): string {
    const clock = Math.floor(this.#wall(ms) / hour) % 24;
    return clock < 6 ? 'night' : clock < 10 ? 'morning' : clock < 16 ? 'day' : 'evening';
  }
}

function band(ms: number): string {
  if (ms < 15 * minute) return '5-15';
  if (ms < 30 * minute) return '15-30';
  if (ms < hour) return '30-60';
  return ms < 2 * hour ? '60-120' : '120+';
}
