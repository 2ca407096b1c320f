-- place-period, zones. Grain: customer x budget period x zone with a visit that overlaps the period (measures.md 3).
-- Input: whereabouts of the bucket. Of more than zones_max zones those with the smallest hashes of place-period are kept.
INSERT INTO zone_periods
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT
  visited.subscriber,
  visited.period,
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
      day_zone -> in_window(period_of(window_of(day_zone), {first_period:Date}), place_of(day_zone)), zone_days
    )))) AS period_zones,
    window_of(period_zones[1]) AS period,
    arrayMap(period_zone -> place_of(period_zone), period_zones) AS zones,
    if(length(zones) > {zones_max:UInt8}, draw_name('place-period', subscriber, toString(period)), '') AS draw_of
  FROM whereabouts
) AS visited
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = visited.subscriber AND leaves.period = visited.period
