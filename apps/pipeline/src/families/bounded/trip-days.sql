-- trips-day. Grain: customer x local day x origin district x destination district x daypart with a trip that departs then
-- (measures.md 3, flows). Dayparts by the local hour of departure: night 00-06, morning 06-10, day 10-16, evening 16-24.
-- Input: whereabouts of the bucket. Of more than trips_max a day those with the smallest hashes of trips-day are kept.
INSERT INTO trip_days
WITH
  (SELECT groupArray(area_id) FROM (SELECT area_id FROM districts ORDER BY district)) AS place_ids,
  (SELECT groupArray(district) FROM (SELECT district FROM zones ORDER BY zone)) AS district_of
SELECT kept_days.subscriber, kept_days.day, kept_days.origin, kept_days.destination, kept_days.daypart
FROM (
  SELECT
    subscriber,
    day,
    groupUniqArray((origin_district, destination_district, part)) AS flows,
    arrayJoin(if(length(flows) <= {trips_max:UInt8}, flows, arraySlice(
      arraySort(
        trip -> draw_hash(
          {draw_low:UInt64}, {draw_high:UInt64}, 'trips-day', subscriber, toString(day),
          concat(place_ids[trip.1], '>', place_ids[trip.2], '>', trip.3)
        ),
        if(length(flows) > {trips_max:UInt8}, flows, [])
      ),
      1, {trips_max:UInt8}
    ))) AS flow,
    flow.1 AS origin,
    flow.2 AS destination,
    flow.3 AS daypart
  FROM (
    SELECT
      subscriber,
      local_day(departure_ms, {time_zone:String}) AS day,
      daypart_of(departure_ms, {time_zone:String}) AS part,
      district_of[origin] AS origin_district,
      district_of[destination] AS destination_district
    FROM (
      SELECT subscriber, trip.1 AS origin, trip.2 AS destination, trip.3 AS departure_ms
      FROM whereabouts ARRAY JOIN trips AS trip
    )
    WHERE origin_district != 0 AND destination_district != 0
  )
  GROUP BY subscriber, day
) AS kept_days
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = kept_days.day
INNER JOIN (
  SELECT subscriber, period FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_days.subscriber AND leaves.period = calendar.period
