-- What the enclave of the market "london" makes on a ClickHouse cluster by itself, for review; not to be run by hand.
-- Made by npm run generate from the same files that make the tables in chDB; a test compares.

CREATE DATABASE IF NOT EXISTS passerby_london ON CLUSTER passerby_nodes;

CREATE DATABASE IF NOT EXISTS passerby_london_shard ON CLUSTER passerby_nodes;

CREATE TABLE IF NOT EXISTS passerby_london.files ON CLUSTER passerby_nodes (
  file UInt32, path String, day Date, content_sha256 String, rows UInt64, accepted UInt64, rejected UInt64, loaded_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY file;

CREATE VIEW IF NOT EXISTS passerby_london_shard.files ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.files;

CREATE TABLE IF NOT EXISTS passerby_london.late_rows ON CLUSTER passerby_nodes (
  file UInt32, day Date, late UInt64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY (day, file);

CREATE VIEW IF NOT EXISTS passerby_london_shard.late_rows ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.late_rows;

CREATE TABLE IF NOT EXISTS passerby_london_shard.people ON CLUSTER passerby_nodes (
  subscriber UInt64, birth_year Int16, gender LowCardinality(String), consent_from_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY subscriber;

CREATE TABLE IF NOT EXISTS passerby_london.people ON CLUSTER passerby_nodes AS passerby_london_shard.people ENGINE = Distributed('passerby', 'passerby_london_shard', 'people', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.consent ON CLUSTER passerby_nodes (
  subscriber UInt64, effective_ms Int64, kind LowCardinality(String)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (subscriber, effective_ms);

CREATE TABLE IF NOT EXISTS passerby_london.consent ON CLUSTER passerby_nodes AS passerby_london_shard.consent ENGINE = Distributed('passerby', 'passerby_london_shard', 'consent', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.admitted ON CLUSTER passerby_nodes (
  subscriber UInt64, admitted_from_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY subscriber;

CREATE TABLE IF NOT EXISTS passerby_london.admitted ON CLUSTER passerby_nodes AS passerby_london_shard.admitted ENGINE = Distributed('passerby', 'passerby_london_shard', 'admitted', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.erasing ON CLUSTER passerby_nodes (
  subscriber UInt64, admitted_from_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY subscriber;

CREATE TABLE IF NOT EXISTS passerby_london.erasing ON CLUSTER passerby_nodes AS passerby_london_shard.erasing ENGINE = Distributed('passerby', 'passerby_london_shard', 'erasing', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.identities ON CLUSTER passerby_nodes (
  subscriber UInt64, sealed_id String
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY subscriber;

CREATE TABLE IF NOT EXISTS passerby_london.identities ON CLUSTER passerby_nodes AS passerby_london_shard.identities ENGINE = Distributed('passerby', 'passerby_london_shard', 'identities', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.events ON CLUSTER passerby_nodes (
  subscriber UInt64, observed_ms Int64, cell UInt32, plmn LowCardinality(String), is_registered UInt8, file UInt32, line UInt32, day Date
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') PARTITION BY day ORDER BY (subscriber, observed_ms, cell);

CREATE TABLE IF NOT EXISTS passerby_london.events ON CLUSTER passerby_nodes AS passerby_london_shard.events ENGINE = Distributed('passerby', 'passerby_london_shard', 'events', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.quarantine ON CLUSTER passerby_nodes (
  file UInt32, line UInt32, rule LowCardinality(String), field LowCardinality(String), value String, subscriber Nullable(UInt64), loaded_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (file, line);

CREATE TABLE IF NOT EXISTS passerby_london.quarantine ON CLUSTER passerby_nodes AS passerby_london_shard.quarantine ENGINE = Distributed('passerby', 'passerby_london_shard', 'quarantine', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london.cells ON CLUSTER passerby_nodes (
  cell UInt32, cell_id String, longitude Float64, latitude Float64, range_m Float64, valid_from_ms Int64, valid_to_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY cell;

CREATE VIEW IF NOT EXISTS passerby_london_shard.cells ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.cells;

CREATE TABLE IF NOT EXISTS passerby_london.zones ON CLUSTER passerby_nodes (
  zone UInt16, area_id String, district UInt16, longitude Float64, latitude Float64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY zone;

CREATE VIEW IF NOT EXISTS passerby_london_shard.zones ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.zones;

CREATE TABLE IF NOT EXISTS passerby_london.districts ON CLUSTER passerby_nodes (
  district UInt16, area_id String
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY district;

CREATE VIEW IF NOT EXISTS passerby_london_shard.districts ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.districts;

CREATE TABLE IF NOT EXISTS passerby_london.sites ON CLUSTER passerby_nodes (
  site UInt16, site_id String, zone UInt16
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY site;

CREATE VIEW IF NOT EXISTS passerby_london_shard.sites ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.sites;

CREATE TABLE IF NOT EXISTS passerby_london.cell_zones ON CLUSTER passerby_nodes (
  cell UInt32, zone UInt16, share Float64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY (cell, zone);

CREATE VIEW IF NOT EXISTS passerby_london_shard.cell_zones ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.cell_zones;

CREATE TABLE IF NOT EXISTS passerby_london.cell_sites ON CLUSTER passerby_nodes (
  cell UInt32, site UInt16, share Float64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY (cell, site);

CREATE VIEW IF NOT EXISTS passerby_london_shard.cell_sites ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.cell_sites;

CREATE TABLE IF NOT EXISTS passerby_london.exact_build ON CLUSTER passerby_nodes (
  fingerprint String
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY tuple();

CREATE VIEW IF NOT EXISTS passerby_london_shard.exact_build ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.exact_build;

CREATE TABLE IF NOT EXISTS passerby_london.calendar ON CLUSTER passerby_nodes (
  day Date, monday Date, week String, period Date, is_counted UInt8, is_workday UInt8, hours UInt8,
  night_from_ms Int64, midnight_ms Int64, night_to_ms Int64, work_from_ms Int64, work_to_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY day;

CREATE VIEW IF NOT EXISTS passerby_london_shard.calendar ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.calendar;

CREATE TABLE IF NOT EXISTS passerby_london.demo_leaves ON CLUSTER passerby_nodes (
  leaf UInt8, age_band String, gender String
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY leaf;

CREATE VIEW IF NOT EXISTS passerby_london_shard.demo_leaves ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.demo_leaves;

CREATE TABLE IF NOT EXISTS passerby_london.cell_facts ON CLUSTER passerby_nodes (
  cell UInt32, cell_id String, station UInt32, longitude Float64, latitude Float64, range_m Float64, x_m Float64, y_m Float64,
  zone UInt16, zones Array(UInt16), zone_sums Array(Float64), sites Array(UInt16), site_shares Array(Float64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY cell;

CREATE VIEW IF NOT EXISTS passerby_london_shard.cell_facts ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.cell_facts;

CREATE TABLE IF NOT EXISTS passerby_london.late_starts ON CLUSTER passerby_nodes (
  person UInt64, admitted_from_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY person;

CREATE VIEW IF NOT EXISTS passerby_london_shard.late_starts ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.late_starts;

CREATE TABLE IF NOT EXISTS passerby_london_shard.tracks ON CLUSTER passerby_nodes (
  subscriber UInt64, is_registered UInt8, keys Array(UInt64) CODEC(NONE), duplicate_ms Array(Int64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY tuple() SETTINGS index_granularity = 256;

CREATE TABLE IF NOT EXISTS passerby_london.tracks ON CLUSTER passerby_nodes AS passerby_london_shard.tracks ENGINE = Distributed('passerby', 'passerby_london_shard', 'tracks', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.whereabouts ON CLUSTER passerby_nodes (
  subscriber UInt64, is_registered UInt8, rejects Array(Tuple(ms Int64, rule String)), first_ms Int64, events UInt32,
  zone_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  site_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  zone_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  site_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  trips Array(Tuple(origin UInt16, destination UInt16, departure_ms Int64, arrival_ms Int64)),
  zone_days Array(UInt32)
) ENGINE = Memory;

CREATE TABLE IF NOT EXISTS passerby_london.whereabouts ON CLUSTER passerby_nodes AS passerby_london_shard.whereabouts ENGINE = Distributed('passerby', 'passerby_london_shard', 'whereabouts', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.kept ON CLUSTER passerby_nodes (
  subscriber UInt64, is_registered UInt8, country LowCardinality(String), events UInt32, visits UInt32
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY subscriber;

CREATE TABLE IF NOT EXISTS passerby_london.kept ON CLUSTER passerby_nodes AS passerby_london_shard.kept ENGINE = Distributed('passerby', 'passerby_london_shard', 'kept', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.rejecting ON CLUSTER passerby_nodes (
  subscriber UInt64, observed_ms Int64, rule LowCardinality(String)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (subscriber, observed_ms);

CREATE TABLE IF NOT EXISTS passerby_london.rejecting ON CLUSTER passerby_nodes AS passerby_london_shard.rejecting ENGINE = Distributed('passerby', 'passerby_london_shard', 'rejecting', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.movements ON CLUSTER passerby_nodes (
  subscriber UInt64,
  zone_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  site_stays Array(Tuple(place UInt16, start_ms Int64, end_ms Int64, events UInt32)),
  zone_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  site_visits Array(Tuple(place UInt16, start_ms Int64, end_ms Int64)),
  trips Array(Tuple(origin UInt16, destination UInt16, departure_ms Int64, arrival_ms Int64))
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY subscriber;

CREATE TABLE IF NOT EXISTS passerby_london.movements ON CLUSTER passerby_nodes AS passerby_london_shard.movements ENGINE = Distributed('passerby', 'passerby_london_shard', 'movements', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.homes ON CLUSTER passerby_nodes (
  subscriber UInt64, sunday Date, home UInt16, work UInt16
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (sunday, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.homes ON CLUSTER passerby_nodes AS passerby_london_shard.homes ENGINE = Distributed('passerby', 'passerby_london_shard', 'homes', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london.public_pairs ON CLUSTER passerby_nodes (
  origin UInt16, destination UInt16
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/copies', '{shard}-{replica}') ORDER BY (origin, destination);

CREATE VIEW IF NOT EXISTS passerby_london_shard.public_pairs ON CLUSTER passerby_nodes AS SELECT * FROM passerby_london.public_pairs;

CREATE TABLE IF NOT EXISTS passerby_london_shard.leaves ON CLUSTER passerby_nodes (
  subscriber UInt64, period Date, leaf UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (subscriber, period);

CREATE TABLE IF NOT EXISTS passerby_london.leaves ON CLUSTER passerby_nodes AS passerby_london_shard.leaves ENGINE = Distributed('passerby', 'passerby_london_shard', 'leaves', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.zone_hours ON CLUSTER passerby_nodes (
  subscriber UInt64, day Date, leaf UInt8, hours Nested(at UInt32, zone UInt16)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (day, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.zone_hours ON CLUSTER passerby_nodes AS passerby_london_shard.zone_hours ENGINE = Distributed('passerby', 'passerby_london_shard', 'zone_hours', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.site_hours ON CLUSTER passerby_nodes (
  subscriber UInt64, day Date, hours Nested(at UInt32, site UInt16)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (day, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.site_hours ON CLUSTER passerby_nodes AS passerby_london_shard.site_hours ENGINE = Distributed('passerby', 'passerby_london_shard', 'site_hours', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.zone_days ON CLUSTER passerby_nodes (
  subscriber UInt64, day Date, zone UInt16, leaf UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (day, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.zone_days ON CLUSTER passerby_nodes AS passerby_london_shard.zone_days ENGINE = Distributed('passerby', 'passerby_london_shard', 'zone_days', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.district_days ON CLUSTER passerby_nodes (
  subscriber UInt64, day Date, district UInt16, leaf UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (day, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.district_days ON CLUSTER passerby_nodes AS passerby_london_shard.district_days ENGINE = Distributed('passerby', 'passerby_london_shard', 'district_days', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.site_days ON CLUSTER passerby_nodes (
  subscriber UInt64, day Date, site UInt16, dwell_ms Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (day, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.site_days ON CLUSTER passerby_nodes AS passerby_london_shard.site_days ENGINE = Distributed('passerby', 'passerby_london_shard', 'site_days', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.roamer_days ON CLUSTER passerby_nodes (
  subscriber UInt64, day Date, district UInt16, country LowCardinality(String)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (day, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.roamer_days ON CLUSTER passerby_nodes AS passerby_london_shard.roamer_days ENGINE = Distributed('passerby', 'passerby_london_shard', 'roamer_days', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.trip_days ON CLUSTER passerby_nodes (
  subscriber UInt64, day Date, origin UInt16, destination UInt16,
  daypart Enum8('night' = 0, 'morning' = 1, 'day' = 2, 'evening' = 3)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (day, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.trip_days ON CLUSTER passerby_nodes AS passerby_london_shard.trip_days ENGINE = Distributed('passerby', 'passerby_london_shard', 'trip_days', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.zone_weeks ON CLUSTER passerby_nodes (
  subscriber UInt64, monday Date, zone UInt16, leaf UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (monday, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.zone_weeks ON CLUSTER passerby_nodes AS passerby_london_shard.zone_weeks ENGINE = Distributed('passerby', 'passerby_london_shard', 'zone_weeks', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.site_weeks ON CLUSTER passerby_nodes (
  subscriber UInt64, monday Date, site UInt16, leaf UInt8, start_ms Int64, dwell_ms Int64,
  kind LowCardinality(String), loyalty LowCardinality(String), home_district UInt16
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (monday, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.site_weeks ON CLUSTER passerby_nodes AS passerby_london_shard.site_weeks ENGINE = Distributed('passerby', 'passerby_london_shard', 'site_weeks', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.zone_periods ON CLUSTER passerby_nodes (
  subscriber UInt64, period Date, zone UInt16, leaf UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (period, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.zone_periods ON CLUSTER passerby_nodes AS passerby_london_shard.zone_periods ENGINE = Distributed('passerby', 'passerby_london_shard', 'zone_periods', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.site_periods ON CLUSTER passerby_nodes (
  subscriber UInt64, period Date, site UInt16, leaf UInt8, days UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (period, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.site_periods ON CLUSTER passerby_nodes AS passerby_london_shard.site_periods ENGINE = Distributed('passerby', 'passerby_london_shard', 'site_periods', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.pair_periods ON CLUSTER passerby_nodes (
  subscriber UInt64, period Date, origin UInt16, destination UInt16
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (period, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.pair_periods ON CLUSTER passerby_nodes AS passerby_london_shard.pair_periods ENGINE = Distributed('passerby', 'passerby_london_shard', 'pair_periods', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.home_periods ON CLUSTER passerby_nodes (
  subscriber UInt64, period Date, zone UInt16, leaf UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (period, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.home_periods ON CLUSTER passerby_nodes AS passerby_london_shard.home_periods ENGINE = Distributed('passerby', 'passerby_london_shard', 'home_periods', ifNull(subscriber, 0));

CREATE TABLE IF NOT EXISTS passerby_london_shard.work_periods ON CLUSTER passerby_nodes (
  subscriber UInt64, period Date, zone UInt16, leaf UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (period, subscriber);

CREATE TABLE IF NOT EXISTS passerby_london.work_periods ON CLUSTER passerby_nodes AS passerby_london_shard.work_periods ENGINE = Distributed('passerby', 'passerby_london_shard', 'work_periods', ifNull(subscriber, 0));

CREATE OR REPLACE FUNCTION distance_m ON CLUSTER passerby_nodes AS (from_latitude, from_longitude, to_latitude, to_longitude) ->
  2 * 6371008.8 * asin(least(1, sqrt(
    pow(sin((to_latitude - from_latitude) / 2), 2)
    + cos(from_latitude) * cos(to_latitude) * pow(sin((to_longitude - from_longitude) / 2), 2)
  )));

CREATE OR REPLACE FUNCTION is_too_fast ON CLUSTER passerby_nodes AS (from_event, to_event, latitude_of, longitude_of) ->
  distance_m(latitude_of[from_event.2], longitude_of[from_event.2], latitude_of[to_event.2], longitude_of[to_event.2])
    > greatest(10000, 0.055 * (to_event.1 - from_event.1));

CREATE OR REPLACE FUNCTION event_of ON CLUSTER passerby_nodes AS (key, instant_shift, plmn_bits, cell_mask) ->
  (toInt64(bitShiftRight(key, instant_shift)), bitAnd(bitShiftRight(key, plmn_bits), cell_mask));

CREATE OR REPLACE FUNCTION draw_name ON CLUSTER passerby_nodes AS (draw_table, subscriber, draw_window) ->
  concat(draw_table, '|', toString(subscriber), '|', draw_window, '|');

CREATE OR REPLACE FUNCTION named_draw_hash ON CLUSTER passerby_nodes AS (low, high, name, place) -> sipHash64Keyed((low, high), concat(name, place));

CREATE OR REPLACE FUNCTION draw_hash ON CLUSTER passerby_nodes AS (low, high, draw_table, subscriber, draw_window, place) ->
  named_draw_hash(low, high, draw_name(draw_table, subscriber, draw_window), place);

CREATE OR REPLACE FUNCTION wall_clock_ms ON CLUSTER passerby_nodes AS (instant_ms, time_zone) ->
  instant_ms + 1000 * timeZoneOffset(toDateTime(intDiv(instant_ms, 1000), time_zone));

CREATE OR REPLACE FUNCTION local_day ON CLUSTER passerby_nodes AS (instant_ms, time_zone) ->
  toDate(toDateTime(intDiv(instant_ms, 1000), time_zone), time_zone);

CREATE OR REPLACE FUNCTION night_number ON CLUSTER passerby_nodes AS (wall_ms) ->
  if(positiveModulo(wall_ms - 79200000, 86400000) <= 36000000, intDiv(wall_ms - 79200000, 86400000), 0);

CREATE OR REPLACE FUNCTION is_one_night ON CLUSTER passerby_nodes AS (instant_ms, gap_ms, gap_max_ms, time_zone) ->
  gap_ms <= gap_max_ms
    AND night_number(wall_clock_ms(instant_ms, time_zone)) != 0
    AND night_number(wall_clock_ms(instant_ms, time_zone)) = night_number(wall_clock_ms(instant_ms - gap_ms, time_zone));

CREATE OR REPLACE FUNCTION iso_week ON CLUSTER passerby_nodes AS (day) ->
  concat(toString(toISOYear(day)), '-W', leftPad(toString(toISOWeek(day)), 2, '0'));

CREATE OR REPLACE FUNCTION in_window ON CLUSTER passerby_nodes AS (first_day, place) -> bitShiftLeft(toUInt32(first_day), 16) + place;

CREATE OR REPLACE FUNCTION window_of ON CLUSTER passerby_nodes AS window_place -> toDate(toUInt16(bitShiftRight(window_place, 16)));

CREATE OR REPLACE FUNCTION place_of ON CLUSTER passerby_nodes AS window_place -> toUInt16(bitAnd(window_place, 65535));

CREATE OR REPLACE FUNCTION split_by_window ON CLUSTER passerby_nodes AS window_places ->
  arraySplit(
    (window_place, earlier) -> bitShiftRight(window_place, 16) != bitShiftRight(earlier, 16),
    window_places, arrayShiftRight(window_places, 1)
  );

CREATE OR REPLACE FUNCTION time_piece ON CLUSTER passerby_nodes AS (zone, day, is_morning, ms) ->
  bitShiftLeft(toUInt64(zone), 48) + bitShiftLeft(toUInt64(day), 28) + bitShiftLeft(toUInt64(is_morning), 27) + toUInt64(ms);

CREATE OR REPLACE FUNCTION day_of_piece ON CLUSTER passerby_nodes AS piece -> toInt32(bitAnd(bitShiftRight(piece, 28), 1048575));

CREATE OR REPLACE FUNCTION monday_of ON CLUSTER passerby_nodes AS (day) -> toDate(day) - (toDayOfWeek(day) - 1);

CREATE OR REPLACE FUNCTION period_of ON CLUSTER passerby_nodes AS (day, first_period) ->
  toDate(first_period) + 28 * toInt32(floor((day - toDate(first_period)) / 28));

CREATE OR REPLACE FUNCTION daypart_number_of ON CLUSTER passerby_nodes AS (instant_ms, time_zone) ->
  transform(
    toHour(toDateTime(intDiv(instant_ms, 1000), time_zone), time_zone),
    range(24),
    arrayConcat(arrayWithConstant(6, 0), arrayWithConstant(4, 1), arrayWithConstant(6, 2), arrayWithConstant(8, 3)),
    0
  );

CREATE OR REPLACE FUNCTION daypart_of ON CLUSTER passerby_nodes AS (instant_ms, time_zone) ->
  ['night', 'morning', 'day', 'evening'][daypart_number_of(instant_ms, time_zone) + 1];

CREATE OR REPLACE FUNCTION dwell_band_of ON CLUSTER passerby_nodes AS dwell_ms ->
  multiIf(dwell_ms < 900000, '5-15', dwell_ms < 1800000, '15-30', dwell_ms < 3600000, '30-60', dwell_ms < 7200000, '60-120', '120+');

CREATE OR REPLACE FUNCTION coarse_dwell_band_of ON CLUSTER passerby_nodes AS dwell_ms ->
  multiIf(dwell_ms < 900000, '5-15', dwell_ms < 3600000, '15-60', '60+');

CREATE OR REPLACE FUNCTION utc_second ON CLUSTER passerby_nodes AS instant_ms ->
  formatDateTime(toDateTime(toInt64(floor(instant_ms / 1000)), 'UTC'), '%Y-%m-%dT%H:%i:%SZ');

CREATE OR REPLACE FUNCTION parse_instant ON CLUSTER passerby_nodes AS text -> multiIf(
  match(text, '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?(Z|[+-]([01]\\d|2[0-3])(:?[0-5]\\d)?)$'),
    toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(translate(text, ',', '.'), 3, 'UTC')),
  match(text, '^\\d{1,15}(\\.\\d+)?$'), toInt64OrNull(substringIndex(text, '.', 1)),
  NULL
);

CREATE OR REPLACE FUNCTION csv_fields ON CLUSTER passerby_nodes AS text -> multiIf(
  position(text, '"') = 0, splitByChar(',', text),
  match(text, '^("[^",]*"|[^",]*)(,("[^",]*"|[^",]*))*$'), splitByChar(',', replaceAll(text, '"', '')),
  match(text, '^("([^"]|"")*"|[^",]*)(,("([^"]|"")*"|[^",]*))*$'), arrayMap(
    field -> if(startsWith(field, '"'), replaceAll(substring(field, 2, length(field) - 2), '""', '"'), field),
    extractAll(concat(',', text), ',("(?:[^"]|"")*"|[^",]*)')
  ),
  emptyArrayString()
);

CREATE OR REPLACE FUNCTION is_harmless ON CLUSTER passerby_nodes AS text -> length(text) <= 64 AND NOT match(text, '\\d{9}');

CREATE OR REPLACE FUNCTION parse_instant_or_date ON CLUSTER passerby_nodes AS (text, time_zone) -> if(
  match(text, '^\\d{4}-\\d{2}-\\d{2}$'),
  toInt64(toUnixTimestamp(toDateTime(toDate32OrNull(text), time_zone))) * 1000,
  parse_instant(text)
);
