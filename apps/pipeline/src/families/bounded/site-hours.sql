-- person-hour, sites. Grain: customer x local hour x the one site with most stay time in it (privacy.md 2, measures.md 3).
-- Input: whereabouts of the bucket. The hours of a time zone start at the same minute all year, so that stepping by 3600 s
-- from a stay's first hour meets every hour it overlaps, also on days of 23 and 25 hours. Ties: the smallest hash of
-- person-hour-site. At most hours_max hours a local day are kept, those with the smallest hashes of person-day-site.
INSERT INTO site_hours
WITH
  (SELECT groupArray(site_id) FROM (SELECT site_id FROM sites ORDER BY site)) AS place_ids,
  -- only days of more hours can pass the cap
  (SELECT groupArray(day) FROM calendar WHERE hours > {hours_max:UInt8}) AS long_days,
  3600000 AS hour_ms,
  -- (hour start, place, ms of a stay in the hour), hour by hour
  pieces_of AS (
    SELECT
      subscriber,
      arraySort(piece -> piece.1, arrayFilter(piece -> piece.3 > 0, arrayFlatten(arrayMap(
        stay -> arrayMap(
          from_ms -> (from_ms, stay.1, least(stay.3, from_ms + hour_ms) - greatest(stay.2, from_ms)),
          range(stay.2 - positiveModulo(stay.2 + {hour_shift_ms:Int64}, hour_ms), stay.3, hour_ms)
        ),
        site_stays
      )))) AS pieces
    FROM whereabouts
    WHERE is_registered
  ),
  -- those alone in their hour need no comparison; the others place by place
  shared_of AS (
    SELECT
      subscriber,
      arrayMap(
        (piece, earlier, next) -> piece.1 = earlier.1 OR piece.1 = next.1,
        pieces, arrayShiftRight(pieces, 1), arrayShiftLeft(pieces, 1)
      ) AS is_shared,
      arrayFilter((piece, shared) -> NOT shared, pieces, is_shared) AS alone,
      arraySort(piece -> (piece.1, piece.2), arrayFilter((piece, shared) -> shared, pieces, is_shared)) AS shared
    FROM pieces_of
  ),
  -- and the running sum of ms at the last piece of each hour and place
  sums_of AS (
    SELECT
      subscriber,
      alone,
      arrayMap((piece, next) -> piece.1 != next.1 OR piece.2 != next.2, shared, arrayShiftLeft(shared, 1)) AS is_last,
      arrayFilter((piece, is_last) -> is_last, shared, is_last) AS last_pieces,
      arrayFilter((sum, is_last) -> is_last, arrayCumSum(shared.3), is_last) AS sums_ms
    FROM shared_of
  ),
  -- (hour start, place, ms in the hour), the longest of each hour first
  totals_of AS (
    SELECT
      subscriber,
      alone,
      arraySort(total -> (total.1, -total.3), arrayMap(
        (piece, sum, earlier_sum) -> (piece.1, piece.2, sum - earlier_sum),
        last_pieces, sums_ms, arrayShiftRight(sums_ms, 1)
      )) AS totals
    FROM sums_of
  ),
  -- those as long as the first of their hour
  longest_of AS (
    SELECT
      subscriber,
      alone,
      arrayFilter(
        (total, longest_ms) -> total.3 = longest_ms,
        totals,
        arrayFill(
          (ms, is_first) -> is_first,
          totals.3, arrayMap((total, earlier) -> total.1 != earlier.1, totals, arrayShiftRight(totals, 1))
        )
      ) AS longest
    FROM totals_of
  ),
  ties_of AS (
    SELECT
      subscriber,
      alone,
      longest,
      arrayMap(
        (total, earlier, next) -> total.1 = earlier.1 OR total.1 = next.1,
        longest, arrayShiftRight(longest, 1), arrayShiftLeft(longest, 1)
      ) AS is_tied,
      arraySort(
        total -> (total.1, draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'person-hour-site', subscriber, toString(intDiv(total.1, 1000)), place_ids[total.2])),
        arrayFilter((total, tied) -> tied, longest, is_tied)
      ) AS drawn
    FROM longest_of
  ),
  -- (day, hour start in s, place), one an hour
  hours_of AS (
    SELECT
      subscriber,
      arrayMap(
        total -> (local_day(total.1, {time_zone:String}), toUInt32(intDiv(total.1, 1000)), total.2),
        arrayConcat(
          alone,
          arrayFilter((total, tied) -> NOT tied, longest, is_tied),
          arrayFilter((total, earlier) -> total.1 != earlier.1, drawn, arrayShiftRight(drawn, 1))
        )
      ) AS hours
    FROM ties_of
  ),
  long_days_of AS (
    SELECT
      subscriber,
      arrayFilter(hour -> NOT has(long_days, hour.1), hours) AS free_hours,
      arraySort(arrayFilter(hour -> has(long_days, hour.1), hours)) AS long_day_hours
    FROM hours_of
  ),
  kept_of AS (
    SELECT
      subscriber,
      arrayJoin(arrayConcat(
        free_hours,
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
      )) AS hour
    FROM long_days_of
  )
SELECT kept_of.subscriber, kept_of.hour.1, kept_of.hour.2, kept_of.hour.3
FROM kept_of
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = kept_of.hour.1
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_of.subscriber AND leaves.period = calendar.period
