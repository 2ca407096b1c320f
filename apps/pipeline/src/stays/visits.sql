-- Step 6 of 6, visits and trips. Grain: subscriber. Input: runs. Output: a row of whereabouts.
-- Visits: first the stays of fewer than two events or under 5 min are dropped, then those at one place less than 15 min apart,
-- end to start, are one, from the first start to the last end (measures.md 2.4, 6).
-- Trips: of zone visits of at least 15 min, in order of start, each two neighbours in different zones with at most 4 h between
-- them; departure is the end of the first, arrival the start of the second (measures.md 2.5, 6).
-- Zone days: the distinct (local day, zone) that a zone visit overlaps, in order, each one number (in_window).
-- Lists are sorted by one number, which is far cheaper than by a tuple. bitAnd and bitOr as in runs.sql.
WITH
  2 AS events_min,
  300000 AS visit_min_ms,
  900000 AS joined_below_ms,
  900000 AS trip_visit_min_ms,
  14400000 AS between_max_ms,
  long_stays AS (
    SELECT
      *,
      arraySort(stay -> bitShiftLeft(toUInt64(stay.1), 48) + stay.2, arrayFilter(stay -> bitAnd(stay.4 >= events_min, stay.3 - stay.2 >= visit_min_ms), zone_stays)) AS long_zone_stays,
      arraySort(stay -> bitShiftLeft(toUInt64(stay.1), 48) + stay.2, arrayFilter(stay -> bitAnd(stay.4 >= events_min, stay.3 - stay.2 >= visit_min_ms), site_stays)) AS long_site_stays
    FROM runs
  ),
  visit_edges AS (
    SELECT
      *,
      arrayMap(
        (stay, earlier) -> bitOr(stay.1 != earlier.1, stay.2 - earlier.3 >= joined_below_ms),
        long_zone_stays, arrayShiftRight(long_zone_stays, 1)
      ) AS is_first_zone,
      arrayMap(
        (stay, earlier) -> bitOr(stay.1 != earlier.1, stay.2 - earlier.3 >= joined_below_ms),
        long_site_stays, arrayShiftRight(long_site_stays, 1)
      ) AS is_first_site
    FROM long_stays
  ),
  visits_of AS (
    SELECT
      *,
      arrayMap(
        (first, last) -> (first.1, first.2, last.3),
        arrayFilter((stay, is_first) -> is_first, long_zone_stays, is_first_zone),
        arrayFilter((stay, is_last) -> is_last, long_zone_stays, arrayShiftLeft(is_first_zone, 1, 1))
      ) AS zone_visits,
      arrayMap(
        (first, last) -> (first.1, first.2, last.3),
        arrayFilter((stay, is_first) -> is_first, long_site_stays, is_first_site),
        arrayFilter((stay, is_last) -> is_last, long_site_stays, arrayShiftLeft(is_first_site, 1, 1))
      ) AS site_visits
    FROM visit_edges
  ),
  long_visits_of AS (
    SELECT *, arraySort(visit -> visit.2, arrayFilter(visit -> visit.3 - visit.2 >= trip_visit_min_ms, zone_visits)) AS long_visits
    FROM visits_of
  )
SELECT
  subscriber, is_registered, rejects, first_ms, events, zone_stays, site_stays, zone_visits, site_visits,
  arrayMap(
    pair -> (pair.1.1, pair.2.1, pair.1.3, pair.2.2),
    arrayFilter(
      pair -> pair.1.1 != pair.2.1 AND pair.2.2 - pair.1.3 <= between_max_ms,
      arrayZip(arrayPopBack(long_visits), arrayPopFront(long_visits))
    )
  ) AS trips,
  arraySort(arrayDistinct(arrayFlatten(arrayMap(
    visit -> arrayMap(
      day -> in_window(day, visit.1),
      range(toUInt32(local_day(visit.2, {time_zone:String})), toUInt32(local_day(visit.3 - 1, {time_zone:String})) + 1)
    ),
    zone_visits
  )))) AS zone_days
FROM long_visits_of
