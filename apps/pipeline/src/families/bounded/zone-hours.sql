-- person-hour, zones. Grain: customer x local hour x the one zone with most stay time in it (privacy.md 2, measures.md 3).
-- Input: stay_lists of the bucket. The hours of a time zone start at the same minute all year, so that stepping by 3600 s
-- from a stay's first hour meets every hour it overlaps, also on days of 23 and 25 hours. Ties: the smallest hash of
-- person-hour. At most hours_max hours a local day are kept, those with the smallest hashes of person-day.
INSERT INTO zone_hours
WITH
  (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids,
  3600000 AS hour_ms
SELECT kept_hours.subscriber, kept_hours.day, kept_hours.at, kept_hours.place, leaves.leaf
FROM (
  SELECT
    subscriber,
    -- (hour start, place, ms of the stay in the hour), hour after hour
    arraySort(piece -> piece.1, arrayFilter(piece -> piece.3 > 0, arrayFlatten(arrayMap(
      stay -> arrayMap(
        from_ms -> (from_ms, stay.1, least(stay.3, from_ms + hour_ms) - greatest(stay.2, from_ms)),
        range(stay.2 - positiveModulo(stay.2 + {hour_shift_ms:Int64}, hour_ms), stay.3, hour_ms)
      ),
      zone_stays
    )))) AS pieces,
    arraySplit((piece, earlier) -> piece.1 != earlier.1, pieces, arrayShiftRight(pieces, 1)) AS hours,
    arrayMap(hour -> longest_places(if(length(hour) > 1, hour, [])), hours) AS rivals,
    -- (day, hour start in s, place)
    arrayMap(
      (hour, tied) -> (
        local_day(hour[1].1, {time_zone:String}),
        toUInt32(intDiv(hour[1].1, 1000)),
        multiIf(
          length(hour) = 1, hour[1].2,
          length(tied) = 1, tied[1],
          arraySort(
            place -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'person-hour', subscriber, toString(intDiv(hour[1].1, 1000)), place_ids[place]),
            if(length(tied) > 1, tied, [])
          )[1]
        )
      ),
      hours, rivals
    ) AS hour_places,
    arraySplit((hour, earlier) -> hour.1 != earlier.1, hour_places, arrayShiftRight(hour_places, 1)) AS days,
    arrayJoin(arrayFlatten(arrayMap(
      day_hours -> if(
        length(day_hours) <= {hours_max:UInt8},
        day_hours,
        arraySlice(
          arraySort(
            hour -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'person-day', subscriber, toString(hour.1), toString(hour.2)),
            if(length(day_hours) > {hours_max:UInt8}, day_hours, [])
          ),
          1, {hours_max:UInt8}
        )
      ),
      days
    ))) AS kept_hour,
    kept_hour.1 AS day,
    kept_hour.2 AS at,
    kept_hour.3 AS place
  FROM stay_lists
  WHERE is_registered
) AS kept_hours
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = kept_hours.day
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_hours.subscriber AND leaves.period = calendar.period
