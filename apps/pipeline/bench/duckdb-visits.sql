-- The stays step of the pipeline (src/stays) in DuckDB's best form, lists and lambdas, for the market of measure.ts: one SIM
-- network, every cell in one zone and at most one site, no draws, nobody admitted late. Inputs: events (subscriber, observed_ms,
-- cell) and cells in order of their number. Output: visits, a row a subscriber, zone and site visits as lists.
-- An event is (ms after the first midnight) * 4096 + cell, so that sorting numbers sorts events. The rules are explained in src/stays.
SET VARIABLE x_of = (SELECT list(x_m ORDER BY cell) FROM cells);
SET VARIABLE y_of = (SELECT list(y_m ORDER BY cell) FROM cells);
SET VARIABLE latitude_of = (SELECT list(radians(latitude) ORDER BY cell) FROM cells);
SET VARIABLE longitude_of = (SELECT list(radians(longitude) ORDER BY cell) FROM cells);
SET VARIABLE range_of = (SELECT list(range_m ORDER BY cell) FROM cells);
SET VARIABLE zone_of = (SELECT list(zone ORDER BY cell) FROM cells);
SET VARIABLE site_of = (SELECT list(site ORDER BY cell) FROM cells);
SET VARIABLE reach_ms = (SELECT 1 + 1.06 * sqrt(pow(max(x_m) - min(x_m), 2) + pow(max(y_m) - min(y_m), 2)) / 0.055 FROM cells);

CREATE OR REPLACE MACRO distance_m(from_cell, to_cell) AS
  2 * 6371008.8 * asin(least(1, sqrt(
    pow(sin((getvariable('latitude_of')[to_cell] - getvariable('latitude_of')[from_cell]) / 2), 2)
    + cos(getvariable('latitude_of')[from_cell]) * cos(getvariable('latitude_of')[to_cell])
      * pow(sin((getvariable('longitude_of')[to_cell] - getvariable('longitude_of')[from_cell]) / 2), 2)
  )));
CREATE OR REPLACE MACRO is_too_fast(from_key, to_key) AS
  distance_m(from_key & 4095, to_key & 4095) > greatest(10000, 0.055 * ((to_key >> 12) - (from_key >> 12)));
CREATE OR REPLACE MACRO is_suspicious(from_key, to_key) AS
  pow(getvariable('x_of')[to_key & 4095] - getvariable('x_of')[from_key & 4095], 2)
    + pow(getvariable('y_of')[to_key & 4095] - getvariable('y_of')[from_key & 4095], 2)
    > greatest(88e6, 0.0026 * pow((to_key >> 12) - (from_key >> 12), 2));
-- Local clock: summer time until the 25th of October 2026, 01:00 UTC.
CREATE OR REPLACE MACRO wall_ms(ms) AS ms + 1791154800000 + CASE WHEN ms < 1735200000 THEN 3600000 ELSE 0 END;
CREATE OR REPLACE MACRO night_number(ms) AS
  CASE WHEN (wall_ms(ms) - 79200000) % 86400000 <= 36000000 THEN (wall_ms(ms) - 79200000) // 86400000 ELSE 0 END;
CREATE OR REPLACE MACRO goes_on(earlier_ms, ms) AS
  CASE
    WHEN ms - earlier_ms <= 7200000 THEN true
    WHEN ms - earlier_ms > 28800000 THEN false
    ELSE night_number(ms) != 0 AND night_number(ms) = night_number(earlier_ms)
  END;
-- Lists that a lambda of these reads are columns: an expression in their place would be computed for every element.
-- Stays of at least two events and 5 min among runs that begin at the positions firsts and end at lasts.
CREATE OR REPLACE MACRO long_stays(places, times, firsts, lasts) AS
  list_sort(list_filter(
    list_transform(firsts, lambda first, run: {
      'place': places[first],
      'start_ms': times[first] - CASE WHEN first = 1 THEN 300000 ELSE least((times[first] - times[first - 1]) // 2, 300000) END,
      'end_ms': times[lasts[run]] + CASE WHEN lasts[run] = len(times) THEN 300000 ELSE least((times[lasts[run] + 1] - times[lasts[run]]) // 2, 300000) END,
      'events': lasts[run] - first + 1
    }),
    lambda stay: stay.events >= 2 AND stay.end_ms - stay.start_ms >= 300000
  ));
-- Stays at one place less than 15 min apart are one visit.
CREATE OR REPLACE MACRO visits_of(stays, firsts) AS
  list_transform(firsts, lambda first, visit: {
    'place': stays[first].place, 'start_ms': stays[first].start_ms, 'end_ms': stays[coalesce(firsts[visit + 1] - 1, len(stays))].end_ms
  });
CREATE OR REPLACE MACRO visit_firsts(stays) AS
  list_filter(range(1, len(stays) + 1), lambda i: i = 1 OR stays[i].place != stays[i - 1].place OR stays[i].start_ms - stays[i - 1].end_ms >= 900000);

CREATE TEMP TABLE visits AS
WITH
  tracks AS (
    SELECT subscriber, list_sort(list(((observed_ms - 1791154800000) << 12) | cell)) AS keys FROM events GROUP BY subscriber
  ),
  -- DUPLICATE
  distinct_of AS (
    SELECT subscriber, list_filter(keys, lambda key, i: i = 1 OR key != keys[i - 1]) AS keys FROM tracks
  ),
  -- CONFLICT
  conflicts_of AS (
    SELECT
      subscriber, keys,
      list_transform(list_filter(keys, lambda key, i: i > 1 AND key >> 12 = keys[i - 1] >> 12), lambda key: key >> 12) AS conflicts
    FROM distinct_of
  ),
  calm_of AS (
    SELECT
      subscriber,
      CASE WHEN len(conflicts) = 0 THEN keys ELSE list_filter(keys, lambda key: NOT list_contains(conflicts, key >> 12)) END AS keys
    FROM conflicts_of
  ),
  -- SPEED: (position, event, event before) of what lies within reach of a suspicious event is walked from kept event to kept event
  suspects_of AS (
    SELECT subscriber, keys, list_filter(range(2, len(keys) + 1), lambda i: is_suspicious(keys[i - 1], keys[i])) AS suspects
    FROM calm_of
  ),
  fast_of AS (
    SELECT
      subscriber, keys,
      CASE WHEN len(suspects) = 0 THEN []::BIGINT[] ELSE list_reduce(
        list_transform(
          list_sort(list_distinct(flatten(list_transform(suspects, lambda p:
            list_filter(range(p, least(p + 64, len(keys) + 1)), lambda i: (keys[i] >> 12) - (keys[p - 1] >> 12) <= getvariable('reach_ms'))
          )))),
          lambda i: [i::BIGINT, keys[i], keys[i - 1]]
        ),
        lambda walk, event: CASE
          WHEN is_too_fast(CASE WHEN event[1] = walk[1] + 1 THEN walk[2] ELSE event[3] END, event[2])
          THEN [event[1], CASE WHEN event[1] = walk[1] + 1 THEN walk[2] ELSE event[3] END] || walk[3:] || [event[2]]
          ELSE [event[1], event[2]] || walk[3:]
        END,
        [0::BIGINT, 0::BIGINT]
      )[3:] END AS fast
    FROM suspects_of
  ),
  kept_of AS (
    SELECT
      subscriber,
      CASE WHEN len(fast) = 0 THEN keys ELSE list_filter(keys, lambda key: NOT list_contains(fast, key)) END AS keys
    FROM fast_of
  ),
  -- ping-pong: of neighbouring candidates the first, third, fifth ... are corrected
  events_of AS (
    SELECT
      subscriber,
      list_transform(keys, lambda key: key >> 12) AS times,
      list_transform(keys, lambda key: key & 4095) AS cells,
      list_filter(range(2, len(keys)), lambda i: (keys[i + 1] >> 12) - (keys[i - 1] >> 12) <= 300000) AS near
    FROM kept_of
  ),
  candidates_of AS (
    SELECT
      subscriber, times, cells,
      list_filter(near, lambda i: cells[i - 1] = cells[i + 1] AND cells[i] != cells[i - 1]
        AND distance_m(cells[i - 1], cells[i]) <= getvariable('range_of')[cells[i - 1]] + getvariable('range_of')[cells[i]]) AS candidates
    FROM events_of
  ),
  corrected_of AS (
    SELECT
      subscriber, times, cells, candidates,
      CASE WHEN len(candidates) = 0 THEN []::BIGINT[] ELSE list_reduce(
        list_transform(candidates, lambda i: [i]),
        lambda done, i: CASE WHEN done[-1] = i[1] - 1 THEN done ELSE done || i END,
        [0::BIGINT]
      ) END AS corrected
    FROM candidates_of
  ),
  smooth_of AS (
    SELECT
      subscriber, times,
      CASE WHEN len(corrected) = 0 THEN cells
        ELSE list_transform(cells, lambda cell, i: CASE WHEN list_contains(corrected, i) THEN cells[i - 1] ELSE cell END) END AS cells
    FROM corrected_of
  ),
  places_of AS (
    SELECT
      subscriber, times,
      list_transform(cells, lambda cell: getvariable('zone_of')[cell]) AS zones,
      list_transform(cells, lambda cell: getvariable('site_of')[cell]) AS sites
    FROM smooth_of
  ),
  edges_of AS (
    SELECT
      subscriber, times, zones, sites,
      list_filter(range(1, len(times) + 1), lambda i: i = 1 OR zones[i] != zones[i - 1] OR NOT goes_on(times[i - 1], times[i])) AS zone_firsts,
      list_filter(range(1, len(times) + 1), lambda i: sites[i] != 0) AS served
    FROM places_of
  ),
  runs_of AS (
    SELECT
      subscriber, times, zones, sites, zone_firsts,
      list_transform(zone_firsts, lambda first, run: coalesce(zone_firsts[run + 1] - 1, len(times))) AS zone_lasts,
      list_filter(served, lambda i: i = 1 OR sites[i] != sites[i - 1] OR NOT goes_on(times[i - 1], times[i])) AS site_firsts,
      list_filter(served, lambda i: i = len(times) OR sites[i] != sites[i + 1] OR NOT goes_on(times[i], times[i + 1])) AS site_lasts
    FROM edges_of
  ),
  stays_of AS (
    SELECT
      subscriber,
      long_stays(zones, times, zone_firsts, zone_lasts) AS zone_stays,
      long_stays(sites, times, site_firsts, site_lasts) AS site_stays
    FROM runs_of
  ),
  edges_of_stays AS (
    SELECT subscriber, zone_stays, site_stays, visit_firsts(zone_stays) AS zone_visit_firsts, visit_firsts(site_stays) AS site_visit_firsts
    FROM stays_of
  )
SELECT
  subscriber,
  visits_of(zone_stays, zone_visit_firsts) AS zone_visits,
  visits_of(site_stays, site_visit_firsts) AS site_visits
FROM edges_of_stays;
