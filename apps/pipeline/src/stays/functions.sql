-- Functions that several steps share. Each is one expression; the engine puts it in place of the call.

-- Haversine distance in metres on a sphere of mean radius 6371008.8 m; arguments in radians (measures.md 6).
CREATE OR REPLACE FUNCTION distance_m AS (from_latitude, from_longitude, to_latitude, to_longitude) ->
  2 * 6371008.8 * asin(least(1, sqrt(
    pow(sin((to_latitude - from_latitude) / 2), 2)
    + cos(from_latitude) * cos(to_latitude) * pow(sin((to_longitude - from_longitude) / 2), 2)
  )));

-- Whether a subscriber cannot have gone from one event (instant in ms, cell) to another: more than 10 km and more than 55 m/s
-- between cell centres; their positions in radians by cell number (measures.md 6, SPEED).
CREATE OR REPLACE FUNCTION is_too_fast AS (from_event, to_event, latitude_of, longitude_of) ->
  distance_m(latitude_of[from_event.2], longitude_of[from_event.2], latitude_of[to_event.2], longitude_of[to_event.2])
    > greatest(10000, 0.055 * (to_event.1 - from_event.1));

-- An event (instant in ms after base_ms, cell) out of its number (tracks.sql).
CREATE OR REPLACE FUNCTION event_of AS (key, instant_shift, plmn_bits, cell_mask) ->
  (toInt64(bitShiftRight(key, instant_shift)), bitAnd(bitShiftRight(key, plmn_bits), cell_mask));

-- What all draws of a subscriber in one window have in common (measures.md 6, Draws), to be made once for many places.
CREATE OR REPLACE FUNCTION draw_name AS (draw_table, subscriber, draw_window) ->
  concat(draw_table, '|', toString(subscriber), '|', draw_window, '|');

-- The hash of a place in a named draw, keyed by the enclave's two draw words; the smallest are kept (measures.md 6, Draws).
CREATE OR REPLACE FUNCTION named_draw_hash AS (low, high, name, place) -> sipHash64Keyed((low, high), concat(name, place));

-- The hash of a draw of a single place.
CREATE OR REPLACE FUNCTION draw_hash AS (low, high, draw_table, subscriber, draw_window, place) ->
  named_draw_hash(low, high, draw_name(draw_table, subscriber, draw_window), place);

-- Market-local wall clock of an instant, both in milliseconds since 1970-01-01 00:00.
CREATE OR REPLACE FUNCTION wall_clock_ms AS (instant_ms, time_zone) ->
  instant_ms + 1000 * timeZoneOffset(toDateTime(intDiv(instant_ms, 1000), time_zone));

-- Market-local day of an instant in milliseconds.
CREATE OR REPLACE FUNCTION local_day AS (instant_ms, time_zone) ->
  toDate(toDateTime(intDiv(instant_ms, 1000), time_zone), time_zone);

-- Number of the night, 22:00 to 08:00 local, ends included, that a wall clock lies in; 0 by day (measures.md 6, Stays).
CREATE OR REPLACE FUNCTION night_number AS (wall_ms) ->
  if(positiveModulo(wall_ms - 79200000, 86400000) <= 36000000, intDiv(wall_ms - 79200000, 86400000), 0);

-- Whether an event and the one before it, gap_ms earlier, lie in one night and close enough for a stay to go on over it
-- (measures.md 6, Stays).
CREATE OR REPLACE FUNCTION is_one_night AS (instant_ms, gap_ms, gap_max_ms, time_zone) ->
  gap_ms <= gap_max_ms
    AND night_number(wall_clock_ms(instant_ms, time_zone)) != 0
    AND night_number(wall_clock_ms(instant_ms, time_zone)) = night_number(wall_clock_ms(instant_ms - gap_ms, time_zone));

-- Label of the ISO week that a day lies in, `2026-W43`.
CREATE OR REPLACE FUNCTION iso_week AS (day) ->
  concat(toString(toISOYear(day)), '-W', leftPad(toString(toISOWeek(day)), 2, '0'));

-- A window (a date, or its number of days since 1970) and a place in one number, so that lists of them are cheap to sort and
-- to make distinct; the two ways back; and such a list, in order, cut into a list a window.
CREATE OR REPLACE FUNCTION in_window AS (first_day, place) -> bitShiftLeft(toUInt32(first_day), 16) + place;
CREATE OR REPLACE FUNCTION window_of AS window_place -> toDate(toUInt16(bitShiftRight(window_place, 16)));
CREATE OR REPLACE FUNCTION place_of AS window_place -> toUInt16(bitAnd(window_place, 65535));
CREATE OR REPLACE FUNCTION split_by_window AS window_places ->
  arraySplit(
    (window_place, earlier) -> bitShiftRight(window_place, 16) != bitShiftRight(earlier, 16),
    window_places, arrayShiftRight(window_places, 1)
  );

-- A part of a stay (homes.sql) in one number: zone, day counted from the calendar's first, whether it belongs to the night of
-- the day before, and ms, less than 2 ^ 27; and the way back to the day.
CREATE OR REPLACE FUNCTION time_piece AS (zone, day, is_morning, ms) ->
  bitShiftLeft(toUInt64(zone), 48) + bitShiftLeft(toUInt64(day), 28) + bitShiftLeft(toUInt64(is_morning), 27) + toUInt64(ms);
CREATE OR REPLACE FUNCTION day_of_piece AS piece -> toInt32(bitAnd(bitShiftRight(piece, 28), 1048575));

-- Monday of the ISO week of a day.
CREATE OR REPLACE FUNCTION monday_of AS (day) -> toDate(day) - (toDayOfWeek(day) - 1);

-- First day of the budget period of a day; periods are 28 days, counted from a first one (privacy.md 1).
CREATE OR REPLACE FUNCTION period_of AS (day, first_period) ->
  toDate(first_period) + 28 * toInt32(floor((day - toDate(first_period)) / 28));

-- Daypart of an instant by its local hour: night 00-06, morning 06-10, day 10-16, evening 16-24 (measures.md 3); its number,
-- from 0 on, and its label.
CREATE OR REPLACE FUNCTION daypart_number_of AS (instant_ms, time_zone) ->
  transform(
    toHour(toDateTime(intDiv(instant_ms, 1000), time_zone), time_zone),
    range(24),
    arrayConcat(arrayWithConstant(6, 0), arrayWithConstant(4, 1), arrayWithConstant(6, 2), arrayWithConstant(8, 3)),
    0
  );
CREATE OR REPLACE FUNCTION daypart_of AS (instant_ms, time_zone) ->
  ['night', 'morning', 'day', 'evening'][daypart_number_of(instant_ms, time_zone) + 1];

-- Label of the dwell band of a visit; bands include their lower edge (privacy.md 3, measures.md 6).
CREATE OR REPLACE FUNCTION dwell_band_of AS dwell_ms ->
  multiIf(dwell_ms < 900000, '5-15', dwell_ms < 1800000, '15-30', dwell_ms < 3600000, '30-60', dwell_ms < 7200000, '60-120', '120+');

-- Label of the coarse dwell band of a visit (privacy.md 3).
CREATE OR REPLACE FUNCTION coarse_dwell_band_of AS dwell_ms ->
  multiIf(dwell_ms < 900000, '5-15', dwell_ms < 3600000, '15-60', '60+');

-- ISO 8601 text of an instant in UTC to the second, floor.
CREATE OR REPLACE FUNCTION utc_second AS instant_ms ->
  formatDateTime(toDateTime(toInt64(floor(instant_ms / 1000)), 'UTC'), '%Y-%m-%dT%H:%i:%SZ');
