-- trips-period. Grain: customer x budget period x public pair of zones with a trip that departs in the period (measures.md 3,
-- flows). Pairs farther apart than the policy's flowsMaxKm have no cell (privacy.md 3), so they do not enter the draw.
-- Input: whereabouts of the bucket, public_pairs. Of more than pairs_max those with the smallest hashes of trips-period are kept.
INSERT INTO pair_periods
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT kept_periods.subscriber, kept_periods.period, kept_periods.origin, kept_periods.destination
FROM (
  SELECT
    subscriber,
    period,
    groupUniqArray((origin_zone, destination_zone)) AS pairs,
    arrayJoin(if(length(pairs) <= {pairs_max:UInt8}, pairs, arraySlice(
      arraySort(
        trip -> draw_hash(
          {draw_low:UInt64}, {draw_high:UInt64}, 'trips-period', subscriber, toString(period),
          concat(place_ids[trip.1], '>', place_ids[trip.2])
        ),
        if(length(pairs) > {pairs_max:UInt8}, pairs, [])
      ),
      1, {pairs_max:UInt8}
    ))) AS pair,
    pair.1 AS origin,
    pair.2 AS destination
  FROM (
    SELECT
      subscriber, origin AS origin_zone, destination AS destination_zone,
      period_of(local_day(departure_ms, {time_zone:String}), {first_period:Date}) AS period
    FROM (
      SELECT subscriber, trip.1 AS origin, trip.2 AS destination, trip.3 AS departure_ms
      FROM whereabouts ARRAY JOIN trips AS trip
    )
    WHERE (origin, destination) IN (SELECT origin, destination FROM public_pairs)
  )
  GROUP BY subscriber, period
) AS kept_periods
INNER JOIN (
  SELECT subscriber, period FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_periods.subscriber AND leaves.period = kept_periods.period
