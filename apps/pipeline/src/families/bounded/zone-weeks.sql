-- place-week, zones. Grain: customer x ISO week x zone with a visit that overlaps the week (measures.md 3).
-- Input: whereabouts of the bucket. Of more than zones_max zones a week those with the smallest hashes of place-week are kept.
INSERT INTO zone_weeks
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT kept_weeks.subscriber, kept_weeks.monday, kept_weeks.zone, leaves.leaf
FROM (
  SELECT
    subscriber,
    monday,
    groupUniqArray(place) AS zones,
    arrayJoin(if(length(zones) <= {zones_max:UInt8}, zones, arraySlice(
      arraySort(
        visited -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'place-week', subscriber, iso_week(monday), place_ids[visited]),
        if(length(zones) > {zones_max:UInt8}, zones, [])
      ),
      1, {zones_max:UInt8}
    ))) AS zone
  FROM (
    SELECT subscriber, place, monday_of(arrayJoin(local_days(start_ms, end_ms, {time_zone:String}))) AS monday
    FROM (SELECT subscriber, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM whereabouts ARRAY JOIN zone_visits AS visit)
  )
  GROUP BY subscriber, monday
) AS kept_weeks
INNER JOIN (SELECT DISTINCT monday, period FROM calendar WHERE is_counted) AS calendar ON calendar.monday = kept_weeks.monday
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_weeks.subscriber AND leaves.period = calendar.period
