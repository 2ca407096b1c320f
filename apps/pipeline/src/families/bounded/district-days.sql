-- place-day, districts. Grain: customer x local day x district with a zone visit inside it that overlaps the day, drawn from
-- all zone visits, not from the zones kept (measures.md 3, 6). A zone without a district counts in none.
-- Input: whereabouts of the bucket. Of more than districts_max a day those with the smallest hashes of place-day are kept.
INSERT INTO district_days
WITH
  (SELECT groupArray(area_id) FROM (SELECT area_id FROM districts ORDER BY district)) AS place_ids,
  (SELECT groupArray(district) FROM (SELECT district FROM zones ORDER BY zone)) AS district_of
SELECT kept_days.subscriber, kept_days.day, kept_days.district, leaves.leaf
FROM (
  SELECT
    subscriber,
    day,
    arrayFilter(visited -> visited != 0, groupUniqArray(district_of[place])) AS districts,
    arrayJoin(if(length(districts) <= {districts_max:UInt8}, districts, arraySlice(
      arraySort(
        visited -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'place-day', subscriber, toString(day), place_ids[visited]),
        if(length(districts) > {districts_max:UInt8}, districts, [])
      ),
      1, {districts_max:UInt8}
    ))) AS district
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
