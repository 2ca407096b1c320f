-- trips-period. Grain: customer x budget period x public pair of zones with a trip that departs in the period (measures.md 3,
-- flows). Pairs farther apart than the policy's flowsMaxKm have no cell (privacy.md 3), so they do not enter the draw.
-- Input: whereabouts of the bucket, public_pairs. Of more than pairs_max those with the smallest hashes of trips-period are kept.
-- A pair is 65536 * origin + destination, from 2 ^ 32 on with the period's first day before it.
INSERT INTO pair_periods
WITH (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids
SELECT subscriber, period, intDiv(pair, 65536) AS origin, pair % 65536 AS destination
FROM (
  SELECT
    departed.subscriber AS subscriber,
    departed.period AS period,
    arrayJoin(if(length(pairs) <= {pairs_max:UInt8}, pairs, arraySlice(
      arraySort(
        pair -> named_draw_hash({draw_low:UInt64}, {draw_high:UInt64}, draw_of, concat(place_ids[intDiv(pair, 65536)], '>', place_ids[pair % 65536])),
        if(length(pairs) > {pairs_max:UInt8}, pairs, [])
      ),
      1, {pairs_max:UInt8}
    ))) AS pair
  FROM (
    SELECT
      subscriber,
      period,
      groupArray(pair) AS pairs,
      if(length(pairs) > {pairs_max:UInt8}, draw_name('trips-period', subscriber, toString(period)), '') AS draw_of
    FROM (
      SELECT
        subscriber,
        arrayJoin(arrayDistinct(arrayMap(
          trip -> bitShiftLeft(toUInt64(toUInt16(period_of(local_day(trip.3, {time_zone:String}), {first_period:Date}))), 32) + 65536 * trip.1 + trip.2,
          trips
        ))) AS period_pair,
        toDate(toUInt16(bitShiftRight(period_pair, 32))) AS period,
        toUInt32(bitAnd(period_pair, 4294967295)) AS pair
      FROM whereabouts
    )
    WHERE pair IN (SELECT 65536 * origin + destination FROM public_pairs)
    GROUP BY subscriber, period
  ) AS departed
  INNER JOIN (
    SELECT subscriber, period FROM leaves
    WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
  ) AS leaves ON leaves.subscriber = departed.subscriber AND leaves.period = departed.period
)
