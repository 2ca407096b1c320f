-- place-period, zones. Grain: customer x budget period x zone with a visit that overlaps the period (measures.md 3).
-- Input: whereabouts of the bucket. Of more than zones_max zones those with the smallest hashes of place-period are kept.
INSERT INTO zone_periods
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT kept_periods.subscriber, kept_periods.period, kept_periods.zone, leaves.leaf
FROM (
  SELECT
    subscriber,
    period,
    groupUniqArray(place) AS zones,
    arrayJoin(if(length(zones) <= {zones_max:UInt8}, zones, arraySlice(
      arraySort(
        visited -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'place-period', subscriber, toString(period), place_ids[visited]),
        if(length(zones) > {zones_max:UInt8}, zones, [])
      ),
      1, {zones_max:UInt8}
    ))) AS zone
  FROM (
    SELECT subscriber, place, period_of(arrayJoin(local_days(start_ms, end_ms, {time_zone:String})), {first_period:Date}) AS period
    FROM (SELECT subscriber, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM whereabouts ARRAY JOIN zone_visits AS visit)
  )
  GROUP BY subscriber, period
) AS kept_periods
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_periods.subscriber AND leaves.period = kept_periods.period
