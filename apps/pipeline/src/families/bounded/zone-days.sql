-- place-day, zones. Grain: customer x local day x zone with a visit that overlaps the day (measures.md 3).
-- Input: whereabouts of the bucket. Of more than zones_max zones a day those with the smallest hashes of place-day are kept.
INSERT INTO zone_days
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT kept_days.subscriber, kept_days.day, kept_days.zone, leaves.leaf
FROM (
  SELECT
    subscriber,
    day,
    groupUniqArray(place) AS zones,
    arrayJoin(if(length(zones) <= {zones_max:UInt8}, zones, arraySlice(
      arraySort(
        visited -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'place-day', subscriber, toString(day), place_ids[visited]),
        if(length(zones) > {zones_max:UInt8}, zones, [])
      ),
      1, {zones_max:UInt8}
    ))) AS zone
  FROM (
    SELECT subscriber, place, arrayJoin(local_days(start_ms, end_ms, {time_zone:String})) AS day
    FROM (SELECT subscriber, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM whereabouts ARRAY JOIN zone_visits AS visit)
  )
  GROUP BY subscriber, day
) AS kept_days
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = kept_days.day
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_days.subscriber AND leaves.period = calendar.period
