-- trips-day. Grain: customer x local day x origin district x destination district x daypart with a trip that departs then
-- (measures.md 3, flows). Dayparts by the local hour of departure, as daypart_number_of numbers them. A flow is day, districts and
-- daypart in one number. Input: whereabouts of the bucket. Of more than trips_max a day those with the smallest hashes of
-- trips-day are kept.
INSERT INTO trip_days
WITH
  (SELECT groupArray(area_id) FROM (SELECT area_id FROM districts ORDER BY district)) AS place_ids,
  (SELECT groupArray(district) FROM (SELECT district FROM zones ORDER BY zone)) AS district_of,
  ['night', 'morning', 'day', 'evening'] AS dayparts
SELECT
  subscriber, day,
  bitAnd(bitShiftRight(flow, 18), 65535) AS origin, bitAnd(bitShiftRight(flow, 2), 65535) AS destination, bitAnd(flow, 3) AS daypart
FROM (
  SELECT
    departed.subscriber AS subscriber,
    departed.day AS day,
    arrayJoin(if(length(flows) <= {trips_max:UInt8}, flows, arraySlice(
      arraySort(
        flow -> named_draw_hash({draw_low:UInt64}, {draw_high:UInt64}, draw_of, concat(
          place_ids[bitAnd(bitShiftRight(flow, 18), 65535)], '>', place_ids[bitAnd(bitShiftRight(flow, 2), 65535)], '>', dayparts[bitAnd(flow, 3) + 1]
        )),
        if(length(flows) > {trips_max:UInt8}, flows, [])
      ),
      1, {trips_max:UInt8}
    ))) AS flow
  FROM (
    SELECT
      subscriber,
      arrayMap(
        trip -> bitShiftLeft(toUInt64(toUInt16(local_day(trip.3, {time_zone:String}))), 34)
          + bitShiftLeft(toUInt64(district_of[trip.1]), 18)
          + bitShiftLeft(toUInt64(district_of[trip.2]), 2)
          + daypart_number_of(trip.3, {time_zone:String}),
        arrayFilter(trip -> district_of[trip.1] != 0 AND district_of[trip.2] != 0, trips)
      ) AS trip_flows,
      arrayJoin(arraySplit(
        (flow, earlier) -> bitShiftRight(flow, 34) != bitShiftRight(earlier, 34),
        trip_flows, arrayShiftRight(trip_flows, 1)
      )) AS day_flows,
      toDate(toUInt16(bitShiftRight(day_flows[1], 34))) AS day,
      arrayDistinct(day_flows) AS flows,
      if(length(flows) > {trips_max:UInt8}, draw_name('trips-day', subscriber, toString(day)), '') AS draw_of
    FROM whereabouts
  ) AS departed
  INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = departed.day
  INNER JOIN (
    SELECT subscriber, period FROM leaves
    WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
  ) AS leaves ON leaves.subscriber = departed.subscriber AND leaves.period = calendar.period
)
