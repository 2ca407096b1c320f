-- place-day, a roamer's districts. Grain: roamer x local day x district with a zone visit inside it that overlaps the day
-- (measures.md 3 and 6, Roamers). A zone without a district counts in none.
-- Input: whereabouts of the bucket, kept. Of more than districts_max a day those with the smallest hashes of place-day are kept.
INSERT INTO roamer_days
WITH
  (SELECT groupArray(area_id) FROM (SELECT area_id FROM districts ORDER BY district)) AS place_ids,
  (SELECT groupArray(district) FROM (SELECT district FROM zones ORDER BY zone)) AS district_of
SELECT
  visited.subscriber,
  visited.day,
  arrayJoin(if(length(districts) <= {districts_max:UInt8}, districts, arraySlice(
    arraySort(
      district -> named_draw_hash({draw_low:UInt64}, {draw_high:UInt64}, draw_of, place_ids[district]),
      if(length(districts) > {districts_max:UInt8}, districts, [])
    ),
    1, {districts_max:UInt8}
  ))) AS kept_district,
  roamers.country
FROM (
  SELECT
    subscriber,
    arrayJoin(split_by_window(zone_days)) AS day_zones,
    window_of(day_zones[1]) AS day,
    arrayFilter(district -> district != 0, arrayDistinct(arrayMap(day_zone -> district_of[place_of(day_zone)], day_zones))) AS districts,
    if(length(districts) > {districts_max:UInt8}, draw_name('place-day', subscriber, toString(day)), '') AS draw_of
  FROM whereabouts
  WHERE NOT is_registered
) AS visited
INNER JOIN (SELECT day FROM calendar WHERE is_counted) AS calendar ON calendar.day = visited.day
INNER JOIN (
  SELECT subscriber, country FROM kept
  WHERE has({roamer_countries:Array(String)}, country)
    AND subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS roamers ON roamers.subscriber = visited.subscriber
