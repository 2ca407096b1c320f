-- person-hour, sites. Grain: customer x local hour x the one site with most stay time in it (privacy.md 2, measures.md 3).
-- Input: whereabouts of the bucket. The hours of a time zone start at the same minute all year, so that stepping by 3600 s
-- from a stay's first hour meets every hour it overlaps, also on days of 23 and 25 hours. Ties: the smallest hash of
-- person-hour-site. At most hours_max hours a local day are kept, those with the smallest hashes of person-day-site.
INSERT INTO site_hours
WITH
  (SELECT groupArray(site_id) FROM (SELECT site_id FROM sites ORDER BY site)) AS place_ids,
  -- only days of more hours can pass the cap
  (SELECT groupArray(day) FROM calendar WHERE hours > {hours_max:UInt8}) AS long_days,
  3600000 AS hour_ms
SELECT kept_hours.subscriber, kept_hours.day, kept_hours.at, kept_hours.place
FROM (
  SELECT
    subscriber,
    -- (hour start, place, ms of the stay in the hour), hour after hour
    arraySort(piece -> piece.1, arrayFilter(piece -> piece.3 > 0, arrayFlatten(arrayMap(
      stay -> arrayMap(
        from_ms -> (from_ms, stay.1, least(stay.3, from_ms + hour_ms) - greatest(stay.2, from_ms)),
        range(stay.2 - positiveModulo(stay.2 + {hour_shift_ms:Int64}, hour_ms), stay.3, hour_ms)
      ),
      site_stays
    )))) AS pieces,
    arrayMap(piece -> piece.1, pieces) AS hours_ms,
    arrayMap(
      (hour, earlier, later) -> bitOr(hour = earlier, hour = later),
      hours_ms, arrayShiftRight(hours_ms, 1), arrayShiftLeft(hours_ms, 1)
    ) AS is_contested,
    arrayFilter((piece, contested) -> contested, pieces, is_contested) AS contested_pieces,
    arraySplit((piece, earlier) -> piece.1 != earlier.1, contested_pieces, arrayShiftRight(contested_pieces, 1)) AS contested_hours,
    -- (day, hour start in s, place)
    arrayConcat(
      arrayMap(
        piece -> (local_day(piece.1, {time_zone:String}), toUInt32(intDiv(piece.1, 1000)), piece.2),
        arrayFilter((piece, contested) -> NOT contested, pieces, is_contested)
      ),
      arrayMap(
        (hour, tied) -> (
          local_day(hour[1].1, {time_zone:String}),
          toUInt32(intDiv(hour[1].1, 1000)),
          if(
            length(tied) = 1, tied[1],
            arraySort(
              place -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'person-hour-site', subscriber, toString(intDiv(hour[1].1, 1000)), place_ids[place]),
              if(length(tied) > 1, tied, [])
            )[1]
          )
        ),
        contested_hours, arrayMap(hour -> longest_places(hour), contested_hours)
      )
    ) AS hour_places,
    arraySort(arrayFilter(hour -> has(long_days, hour.1), hour_places)) AS long_day_hours,
    arrayJoin(arrayConcat(
      arrayFilter(hour -> NOT has(long_days, hour.1), hour_places),
      arrayFlatten(arrayMap(
        day_hours -> if(
          length(day_hours) <= {hours_max:UInt8},
          day_hours,
          arraySlice(
            arraySort(
              hour -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'person-day-site', subscriber, toString(hour.1), toString(hour.2)),
              if(length(day_hours) > {hours_max:UInt8}, day_hours, [])
            ),
            1, {hours_max:UInt8}
          )
        ),
        arraySplit((hour, earlier) -> hour.1 != earlier.1, long_day_hours, arrayShiftRight(long_day_hours, 1))
      ))
    )) AS kept_hour,
    kept_hour.1 AS day,
    kept_hour.2 AS at,
    kept_hour.3 AS place
  FROM whereabouts
  WHERE is_registered
) AS kept_hours
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = kept_hours.day
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_hours.subscriber AND leaves.period = calendar.period
