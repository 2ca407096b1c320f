import type { Measure } from '@passerby/domain/family';

/** How a measure counts, in the words of measures.md. */
export interface MeasureMethod {
  readonly definition: string;
  /** What one person counts. */
  readonly counting: string;
  /** The clock that decides the bucket. */
  readonly clock: string;
}

/** The method of every measure (measures.md 2 and 3). */
export const MEASURE_METHODS: Readonly<Record<Measure, MeasureMethod>> = {
  presence: {
    definition: 'Devices at a place, hour by hour.',
    counting: 'One zone an hour, that with most stay time; one site an hour, at most 8 site-hours a day.',
    clock: 'The hour that the stay overlaps.',
  },
  visitors: {
    definition:
      'Distinct devices with a visit: a stay of at least two events and 5 minutes; visits less than 15 minutes apart are one.',
    counting: 'Once per area with a visit in the day, week or period; once per site.',
    clock: "Areas: the visit overlaps the window. Sites: the visit's start.",
  },
  dwell: {
    definition: 'How long visits to a site last, in minutes.',
    counting: "The longest visit of the day; by week one of the week's visits, drawn.",
    clock: "The visit's start.",
  },
  flows: {
    definition: 'Trips: two visits in a row of at least 15 minutes each, in different zones, at most 4 hours apart.',
    counting: 'Once per origin, destination, part of the day and day; zone pairs once per period.',
    clock: 'Departure: the end of the first visit.',
  },
  catchment: {
    definition: 'Where the visitors of a site live.',
    counting: 'Once per site, home district and week.',
    clock: "The visit's start.",
  },
  loyalty: {
    definition: 'New visitors of a site, with no visit in the 28 days before, and returning ones.',
    counting: 'Once per site and week.',
    clock: "The week's first visit.",
  },
  frequency: {
    definition: 'Visitors of a site by the number of days with a visit.',
    counting: 'Once per site and period.',
    clock: "The visit's start.",
  },
  roamers: {
    definition: 'Devices with a foreign SIM, by its country.',
    counting: 'Once per district and day, at most 2 districts a day.',
    clock: 'The visit overlaps the day.',
  },
  residents: {
    definition:
      'Devices by home: the zone with most stay time from 22:00 to 06:00 over 28 days, seen on 5 nights or more and holding more than half of it.',
    counting: 'Once, in the home zone.',
    clock: 'The budget period.',
  },
  workers: {
    definition:
      'Devices by work: the zone other than home with most stay time on working days from 09:00 to 17:00 over 28 days, seen on 5 days or more and holding more than half of it.',
    counting: 'Once, in the work zone.',
    clock: 'The budget period.',
  },
};
