-- Grain: subscriber and Sunday that ends a counted week or period. Inputs: whereabouts of the bucket, calendar. Output: home
-- and work zone over the 28 local days ending with that Sunday, 0 unknown (measures.md 2.6, 6).
-- Home: the zone with more than half of all time located in zones between 22:00 and 06:00 of those days, seen on 5 nights or
-- more; a night belongs to the day it starts, the first day's 00:00-06:00 to the evening before (decision 0006). Work: the
-- same for working days (Monday to Friday, no holidays) from 09:00 to 17:00; where that zone is the home zone, unknown. More
-- than half leaves no ties.
INSERT INTO homes
WITH
  5 AS nights_min,
  28 AS window_days,
  (SELECT min(day) FROM calendar) AS first_day,
  (SELECT groupArray(night_from_ms) FROM (SELECT night_from_ms FROM calendar ORDER BY day)) AS nights_from,
  (SELECT groupArray(midnight_ms) FROM (SELECT midnight_ms FROM calendar ORDER BY day)) AS midnights,
  (SELECT groupArray(night_to_ms) FROM (SELECT night_to_ms FROM calendar ORDER BY day)) AS nights_to,
  (SELECT groupArray(work_from_ms) FROM (SELECT work_from_ms FROM calendar ORDER BY day)) AS works_from,
  (SELECT groupArray(work_to_ms) FROM (SELECT work_to_ms FROM calendar ORDER BY day)) AS works_to,
  (SELECT arrayDistinct(arrayConcat(groupArray(monday + 6), groupArray(period + 27))) FROM calendar WHERE is_counted) AS sundays
SELECT subscriber, sunday, home, if(busiest_by_day = home, 0, busiest_by_day) AS work
FROM (
  SELECT
    subscriber,
    sunday,
    sumIf(zone, is_night AND days >= nights_min AND 2 * zone_ms > all_ms) AS home,
    sumIf(zone, NOT is_night AND days >= nights_min AND 2 * zone_ms > all_ms) AS busiest_by_day
  FROM (
    SELECT
      subscriber, sunday, is_night, zone,
      sum(day_ms) AS zone_ms,
      uniqExact(label) AS days,
      sum(zone_ms) OVER (PARTITION BY subscriber, sunday, is_night) AS all_ms
    FROM (
      -- a zone's time in one evening, morning or working day, of a few pieces; days are counted from the calendar's first, which
      -- lies before every stay's
      SELECT subscriber, place AS zone, piece.1 AS is_night, piece.2 AS label, piece.3 AS day, sum(piece.4) AS day_ms
      FROM (
        SELECT
          subscriber, stay.1 AS place, stay.2 AS start_ms, stay.3 AS end_ms,
          range(
            toInt32(local_day(start_ms, {time_zone:String}) - first_day),
            toInt32(local_day(end_ms, {time_zone:String}) - first_day + 1)
          ) AS days_after_first,
          -- (night or not, the day it is named by, the day it lies in, ms): evenings, mornings, working hours
          arrayFilter(piece -> piece.4 > 0, arrayConcat(
            arrayMap(after -> (1, after, after, least(end_ms, midnights[after + 1]) - greatest(start_ms, nights_from[after + 1])), days_after_first),
            arrayMap(after -> (1, toInt32(after - 1), after, least(end_ms, nights_to[after]) - greatest(start_ms, midnights[after])), days_after_first),
            arrayMap(after -> (0, after, after, least(end_ms, works_to[after + 1]) - greatest(start_ms, works_from[after + 1])), days_after_first)
          )) AS pieces
        FROM whereabouts
        ARRAY JOIN zone_stays AS stay
      )
      ARRAY JOIN pieces AS piece
      GROUP BY subscriber, zone, is_night, label, day
    )
    ARRAY JOIN arrayFilter(last_day -> first_day + day BETWEEN last_day - (window_days - 1) AND last_day, sundays) AS sunday
    GROUP BY subscriber, sunday, is_night, zone
  )
  GROUP BY subscriber, sunday
)
