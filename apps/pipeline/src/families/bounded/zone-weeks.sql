-- place-week, zones. Grain: customer x ISO week x zone with a visit that overlaps the week (measures.md 3).
-- Input: whereabouts of the bucket. Of more than zones_max zones a week those with the smallest hashes of place-week are kept.
INSERT INTO zone_weeks
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT
  visited.subscriber,
  visited.monday,
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
    arrayJoin(split_by_window(arrayDistinct(arrayMap(
      day_zone -> in_window(monday_of(window_of(day_zone)), place_of(day_zone)), zone_days
    )))) AS week_zones,
    window_of(week_zones[1]) AS monday,
    arrayMap(week_zone -> place_of(week_zone), week_zones) AS zones,
    if(length(zones) > {zones_max:UInt8}, draw_name('place-week', subscriber, iso_week(monday)), '') AS draw_of
  FROM whereabouts
) AS visited
INNER JOIN (SELECT DISTINCT monday, period FROM calendar WHERE is_counted) AS calendar ON calendar.monday = visited.monday
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = visited.subscriber AND leaves.period = calendar.period
