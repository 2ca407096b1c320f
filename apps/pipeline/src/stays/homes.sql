-- Grain: subscriber and Sunday that ends a counted week or period. Inputs: whereabouts of the bucket, calendar. Output: home
-- and work zone over the 28 local days ending with that Sunday, 0 unknown (measures.md 2.6, 6).
-- Home: the zone with more than half of all time located in zones between 22:00 and 06:00 of those days, seen on 5 nights or
-- more; a night belongs to the day it starts, the first day's 00:00-06:00 to the evening before (decision 0006). Work: the
-- same for working days (Monday to Friday, no holidays) from 09:00 to 17:00; where that zone is the home zone, unknown.
-- A zone with more than half of the time is, where times stand zone by zone, the one in which their running sum passes half.
INSERT INTO homes
WITH
  5 AS days_min,
  28 AS window_days,
  134217727 AS most_ms,
  (SELECT min(day) FROM calendar) AS first_day,
  (SELECT groupArray(night_from_ms) FROM (SELECT night_from_ms FROM calendar ORDER BY day)) AS nights_from,
  (SELECT groupArray(midnight_ms) FROM (SELECT midnight_ms FROM calendar ORDER BY day)) AS midnights,
  (SELECT groupArray(night_to_ms) FROM (SELECT night_to_ms FROM calendar ORDER BY day)) AS nights_to,
  (SELECT groupArray(work_from_ms) FROM (SELECT work_from_ms FROM calendar ORDER BY day)) AS works_from,
  (SELECT groupArray(work_to_ms) FROM (SELECT work_to_ms FROM calendar ORDER BY day)) AS works_to,
  (
    SELECT arrayDistinct(arrayConcat(groupArray(monday + 6), groupArray(period + 27)))
    FROM calendar WHERE is_counted
  ) AS sundays,
  -- stays by the days they touch, counted from the calendar's first, which lies before every stay's: (zone, start, end, day)
  days_of AS (
    SELECT
      subscriber,
      arrayFlatten(arrayMap(
        stay -> arrayMap(
          day -> (stay.1, stay.2, stay.3, day),
          range(
            toUInt32(local_day(stay.2, {time_zone:String}) - first_day),
            toUInt32(local_day(stay.3, {time_zone:String}) - first_day + 1)
          )
        ),
        zone_stays
      )) AS zone_days
    FROM whereabouts
  ),
  -- evenings, mornings (1: of the night of the day before) and working hours: time_piece is zone, day, 1 or 0, and ms, in one number
  pieces_of AS (
    SELECT
      subscriber,
      arraySort(arrayConcat(
        arrayFilter(piece -> bitAnd(piece, most_ms) != 0, arrayMap(
          stay -> time_piece(stay.1, stay.4, 0, greatest(0, least(stay.3, midnights[stay.4 + 1]) - greatest(stay.2, nights_from[stay.4 + 1]))),
          zone_days
        )),
        arrayFilter(piece -> bitAnd(piece, most_ms) != 0, arrayMap(
          stay -> time_piece(stay.1, stay.4, 1, greatest(0, least(stay.3, nights_to[stay.4]) - greatest(stay.2, midnights[stay.4]))),
          zone_days
        ))
      )) AS nights,
      arraySort(arrayFilter(piece -> bitAnd(piece, most_ms) != 0, arrayMap(
        stay -> time_piece(stay.1, stay.4, 0, greatest(0, least(stay.3, works_to[stay.4 + 1]) - greatest(stay.2, works_from[stay.4 + 1]))),
        zone_days
      ))) AS works
    FROM days_of
  ),
  windows_of AS (
    SELECT
      subscriber,
      arrayJoin(sundays) AS sunday,
      toInt32(sunday - first_day) AS last_day,
      arrayFilter(piece -> day_of_piece(piece) BETWEEN last_day - (window_days - 1) AND last_day, nights) AS window_nights,
      arrayFilter(piece -> day_of_piece(piece) BETWEEN last_day - (window_days - 1) AND last_day, works) AS window_works
    FROM pieces_of
  ),
  candidates_of AS (
    SELECT
      subscriber,
      sunday,
      arrayMap(piece -> bitAnd(piece, most_ms), window_nights) AS nights_ms,
      arrayMap(piece -> bitAnd(piece, most_ms), window_works) AS works_ms,
      arraySum(nights_ms) AS night_ms,
      arraySum(works_ms) AS work_ms,
      bitShiftRight(window_nights[arrayFirstIndex(sum_ms -> 2 * sum_ms > night_ms, arrayCumSum(nights_ms))], 48) AS night_zone,
      bitShiftRight(window_works[arrayFirstIndex(sum_ms -> 2 * sum_ms > work_ms, arrayCumSum(works_ms))], 48) AS work_zone,
      arrayFilter(piece -> bitShiftRight(piece, 48) = night_zone, window_nights) AS zone_nights,
      arrayFilter(piece -> bitShiftRight(piece, 48) = work_zone, window_works) AS zone_works
    FROM windows_of
    WHERE notEmpty(window_nights) OR notEmpty(window_works)
  )
SELECT
  subscriber,
  sunday,
  if(
    2 * arraySum(piece -> bitAnd(piece, most_ms), zone_nights) > night_ms
      AND arrayUniq(arrayMap(piece -> day_of_piece(piece) - bitAnd(bitShiftRight(piece, 27), 1), zone_nights)) >= days_min,
    night_zone, 0
  ) AS home,
  if(
    work_zone != home
      AND 2 * arraySum(piece -> bitAnd(piece, most_ms), zone_works) > work_ms
      AND arrayUniq(arrayMap(piece -> day_of_piece(piece), zone_works)) >= days_min,
    work_zone, 0
  ) AS work
FROM candidates_of
SETTINGS max_insert_threads = 2
