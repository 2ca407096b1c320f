-- place-day, zones. Grain: customer x local day x zone with a visit that overlaps the day (measures.md 3).
-- Input: whereabouts of the bucket. Of more than zones_max zones a day those with the smallest hashes of place-day are kept.
INSERT INTO zone_days
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT
  visited.subscriber,
  visited.day,
  arrayJoin(if(length(zones) <= {zones_max:UInt8}, zones, arraySlice(
    arraySort(
      zone -> named_draw_hash({draw_low:UInt64}, {draw_high:UInt64}, draw_of, place_ids[zone]),
      if(length(zones) > {zones_max:UInt8}, zones, [])
    ),
    1, {zones_max:UInt8}
  ))) AS kept_zone,
  leaves.leaf
FROM (
  SELECT
    subscriber,
    arrayJoin(split_by_window(zone_days)) AS day_zones,
    window_of(day_zones[1]) AS day,
    arrayMap(day_zone -> place_of(day_zone), day_zones) AS zones,
    if(length(zones) > {zones_max:UInt8}, draw_name('place-day', subscriber, toString(day)), '') AS draw_of
  FROM whereabouts
) AS visited
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = visited.day
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = visited.subscriber AND leaves.period = calendar.period
