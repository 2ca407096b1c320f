-- Everything derived from the enclave's input tables; rebuilt whole, so it may be dropped at any time. Instants are epoch
-- milliseconds, `day` a market-local day, `leaf` the number of a demo leaf (1 to 15, order of DEMO_LEAVES; 15 is UNKNOWN).
-- All tables but the calendar, leaves and facts are sharded by subscriber: no step needs rows of two subscribers.

-- Rows when the tables below are complete: the fingerprint of what they were built from, and one more when movements are kept.
CREATE TABLE IF NOT EXISTS exact_build (
  fingerprint String
) ENGINE = MergeTree ORDER BY tuple();

-- One row a local day around the data, with the clocks of home and work as instants (measures.md 2.6);
-- `midnight_ms` ends the day and lies inside its night. `is_counted` 1: the
-- day was read, is not before the market's first period, and not after the day that the build goes through. `hours`: 23, 24 or 25.
CREATE TABLE IF NOT EXISTS calendar (
  day Date, monday Date, week String, period Date, is_counted UInt8, is_workday UInt8, hours UInt8,
  night_from_ms Int64, midnight_ms Int64, night_to_ms Int64, work_from_ms Int64, work_to_ms Int64
) ENGINE = MergeTree ORDER BY day;

-- The labels of the 15 demo leaves.
CREATE TABLE IF NOT EXISTS demo_leaves (
  leaf UInt8, age_band String, gender String
) ENGINE = MergeTree ORDER BY leaf;

-- One row a cell number from 1 on without gaps: position (plane metres x, y for quick tests), range, the number of the
-- first row with the same cell_id, and the places it serves. `zone`: 0 none, 65535 drawn per subscriber by `zones` and
-- `zone_sums` (running sums of shares). A site with share 1 is served always, one below is drawn.
CREATE TABLE IF NOT EXISTS cell_facts (
  cell UInt32, cell_id String, station UInt32, longitude Float64, latitude Float64, range_m Float64, x_m Float64, y_m Float64,
  zone UInt16, zones Array(UInt16), zone_sums Array(Float64), sites Array(UInt16), site_shares Array(Float64)
) ENGINE = MergeTree ORDER BY cell;

-- One row a subscriber whose events are admitted from an instant after the first event, while a build is at work; empty else.
-- Whole on every node of a cluster: a scalar subquery is answered once for all shards (decision 0020).
CREATE TABLE IF NOT EXISTS late_starts (
  person UInt64, admitted_from_ms Int64
) ENGINE = MergeTree ORDER BY person;

-- One row a subscriber of the bucket at work: events in order, each packed into a number (tracks.sql). Few rows a granule:
-- each is a list of a thousand events and more, and threads share the work by granules. Not compressed, because the rows are
-- read once, at once.
CREATE TABLE IF NOT EXISTS tracks (
  subscriber UInt64, is_registered UInt8, keys Array(UInt64) CODEC(NONE), duplicate_ms Array(Int64)
) ENGINE = MergeTree ORDER BY tuple() SETTINGS index_granularity = 256;

-- One row a subscriber of the bucket at work: stays, visits and trips as lists. Stays and visits: place, start and end in ms;
-- trips: origin, destination, departure and arrival in ms. `zone_days`: 65536 * day + zone of each local day (counted from
-- 1970) and zone with a visit, in order.
CREATE TABLE IF NOT EXISTS whereabouts (
  subscriber UInt64, is_registered UInt8, rejects Array(Tuple(ms Int64, rule String)), first_ms Int64, events UInt32,
  zone_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  site_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  zone_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  site_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  trips Array(Tuple(origin UInt16, destination UInt16, departure_ms Int64, arrival_ms Int64)),
  zone_days Array(UInt32)
) ENGINE = Memory;

-- One row a subscriber with a kept event: how many events are kept, and how many visits of zones and sites there are.
-- `country`: of the first kept event's plmn for a SIM of another country that is not registered; empty for customers and for
-- SIMs of other operators at home (measures.md 6, Roamers).
CREATE TABLE IF NOT EXISTS kept (
  subscriber UInt64, is_registered UInt8, country LowCardinality(String), events UInt32, visits UInt32
) ENGINE = MergeTree ORDER BY subscriber;

-- One row an instant of a subscriber and a per-subscriber rule (DUPLICATE, CONFLICT, SPEED) that rejected something there.
CREATE TABLE IF NOT EXISTS rejecting (
  subscriber UInt64, observed_ms Int64, rule LowCardinality(String)
) ENGINE = MergeTree ORDER BY (subscriber, observed_ms);

-- One row a subscriber with a kept event: stays (`events`: how many of the subscriber's kept events it holds), visits and trips
-- between zones, as in whereabouts (measures.md 2.3 to 2.5), kept to be inspected only. Lists, because a row each would cost more than finding them.
CREATE TABLE IF NOT EXISTS movements (
  subscriber UInt64,
  zone_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  site_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  zone_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  site_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  trips Array(Tuple(origin UInt16, destination UInt16, departure_ms Int64, arrival_ms Int64))
) ENGINE = MergeTree ORDER BY subscriber;

-- One row a subscriber and Sunday: home and work zone over the 28 days ending with that Sunday; 0 unknown (measures.md 2.6).
CREATE TABLE IF NOT EXISTS homes (
  subscriber UInt64, sunday Date, home UInt16, work UInt16
) ENGINE = MergeTree ORDER BY (sunday, subscriber);

-- One row a pair of zones that flows are published for (privacy.md 3).
CREATE TABLE IF NOT EXISTS public_pairs (
  origin UInt16, destination UInt16
) ENGINE = MergeTree ORDER BY (origin, destination);

-- One row a customer and period in which they are counted: their demo leaf (measures.md 3, 6).
CREATE TABLE IF NOT EXISTS leaves (
  subscriber UInt64, period Date, leaf UInt8
) ENGINE = MergeTree ORDER BY (subscriber, period);

-- The bounded tables (privacy.md 2): what one subscriber may contribute, once per grain. `at` is the UTC start of an hour
-- in epoch seconds. Person-hours are most of all rows, so that those of a day are one row with a list.
CREATE TABLE IF NOT EXISTS zone_hours (
  subscriber UInt64, day Date, leaf UInt8, hours Nested(at UInt32, zone UInt16)
) ENGINE = MergeTree ORDER BY (day, subscriber);
CREATE TABLE IF NOT EXISTS site_hours (
  subscriber UInt64, day Date, hours Nested(at UInt32, site UInt16)
) ENGINE = MergeTree ORDER BY (day, subscriber);
CREATE TABLE IF NOT EXISTS zone_days (
  subscriber UInt64, day Date, zone UInt16, leaf UInt8
) ENGINE = MergeTree ORDER BY (day, subscriber);
CREATE TABLE IF NOT EXISTS district_days (
  subscriber UInt64, day Date, district UInt16, leaf UInt8
) ENGINE = MergeTree ORDER BY (day, subscriber);
CREATE TABLE IF NOT EXISTS site_days (
  subscriber UInt64, day Date, site UInt16, dwell_ms Int64
) ENGINE = MergeTree ORDER BY (day, subscriber);
CREATE TABLE IF NOT EXISTS roamer_days (
  subscriber UInt64, day Date, district UInt16, country LowCardinality(String)
) ENGINE = MergeTree ORDER BY (day, subscriber);
CREATE TABLE IF NOT EXISTS trip_days (
  subscriber UInt64, day Date, origin UInt16, destination UInt16,
  daypart Enum8('night' = 0, 'morning' = 1, 'day' = 2, 'evening' = 3)
) ENGINE = MergeTree ORDER BY (day, subscriber);
CREATE TABLE IF NOT EXISTS zone_weeks (
  subscriber UInt64, monday Date, zone UInt16, leaf UInt8
) ENGINE = MergeTree ORDER BY (monday, subscriber);
-- `start_ms`, `dwell_ms`: of the one visit of the week that was drawn. `kind`: resident, worker, other. `loyalty`: new, returning.
CREATE TABLE IF NOT EXISTS site_weeks (
  subscriber UInt64, monday Date, site UInt16, leaf UInt8, start_ms Int64, dwell_ms Int64,
  kind LowCardinality(String), loyalty LowCardinality(String), home_district UInt16
) ENGINE = MergeTree ORDER BY (monday, subscriber);
CREATE TABLE IF NOT EXISTS zone_periods (
  subscriber UInt64, period Date, zone UInt16, leaf UInt8
) ENGINE = MergeTree ORDER BY (period, subscriber);
CREATE TABLE IF NOT EXISTS site_periods (
  subscriber UInt64, period Date, site UInt16, leaf UInt8, days UInt8
) ENGINE = MergeTree ORDER BY (period, subscriber);
CREATE TABLE IF NOT EXISTS pair_periods (
  subscriber UInt64, period Date, origin UInt16, destination UInt16
) ENGINE = MergeTree ORDER BY (period, subscriber);
CREATE TABLE IF NOT EXISTS home_periods (
  subscriber UInt64, period Date, zone UInt16, leaf UInt8
) ENGINE = MergeTree ORDER BY (period, subscriber);
CREATE TABLE IF NOT EXISTS work_periods (
  subscriber UInt64, period Date, zone UInt16, leaf UInt8
) ENGINE = MergeTree ORDER BY (period, subscriber);
