-- person-hour. Grain: customer x local day, with the hours in which the customer stays anywhere and the one place with most stay
-- time in each (privacy.md 2, measures.md 3). Reads the query `hour_stays`: subscriber, place_stays in order of start;
-- `place_ids` by place; `hour_draw` and `day_draw`, the tables of the draws. Output: subscriber, day, hours (UTC start in s, place).
-- The hours of a time zone start at the same minute all year: their number is that of a clock shifted by hour_shift_ms, also on
-- days of 23 and 25 hours. A piece is a stay's part of one hour: hour number, place and ms packed into one number. Ties: the
-- smallest hash of hour_draw. At most hours_max hours a local day are kept, those with the smallest hashes of day_draw.
WITH
  3600000 AS hour_ms,
  16777215 AS most_ms,
  pieces_of AS (
    SELECT
      subscriber,
      arrayFlatten(arrayMap(
        stay -> arrayMap(
          hour -> bitShiftLeft(hour, 40) + bitShiftLeft(toUInt64(stay.1), 24)
            + toUInt64(greatest(0, least(stay.3, (hour + 1) * hour_ms - {hour_shift_ms:Int64}) - greatest(stay.2, hour * hour_ms - {hour_shift_ms:Int64}))),
          range(
            toUInt64(intDiv(stay.2 + {hour_shift_ms:Int64}, hour_ms)),
            toUInt64(intDiv(stay.3 - 1 + {hour_shift_ms:Int64}, hour_ms)) + 1
          )
        ),
        place_stays
      )) AS pieces
    FROM hour_stays
  ),
  -- the pieces of each hour, place by place
  hours_of AS (SELECT subscriber, arraySort(pieces) AS by_place FROM pieces_of),
  -- and the running sum of ms at the last piece of each hour and place
  sums_of AS (
    SELECT
      subscriber,
      arrayMap((piece, next) -> bitShiftRight(piece, 24) != bitShiftRight(next, 24), by_place, arrayShiftLeft(by_place, 1)) AS is_last,
      arrayFilter((piece, is_last) -> is_last, by_place, is_last) AS last_pieces,
      arrayFilter((sum, is_last) -> is_last, arrayCumSum(arrayMap(piece -> bitAnd(piece, most_ms), by_place)), is_last) AS sums_ms
    FROM hours_of
  ),
  -- hour number, most_ms less the ms there, place: the least of an hour's is that of its longest place
  totals_of AS (
    SELECT
      subscriber,
      arrayMap(
        (piece, sum, earlier_sum) -> bitShiftLeft(bitShiftRight(piece, 40), 40)
          + bitShiftLeft(toUInt64(most_ms - (sum - earlier_sum)), 16) + bitAnd(bitShiftRight(piece, 24), 65535),
        last_pieces, sums_ms, arrayShiftRight(sums_ms, 1)
      ) AS totals
    FROM sums_of
  ),
  longest_of AS (
    SELECT
      subscriber,
      arraySplit((total, earlier) -> bitShiftRight(total, 40) != bitShiftRight(earlier, 40), totals, arrayShiftRight(totals, 1)) AS hour_totals,
      arrayMap(of_hour -> arrayMin(of_hour), hour_totals) AS longest,
      arrayMap(
        (of_hour, best) -> arrayFilter(total -> bitShiftRight(total, 16) = bitShiftRight(best, 16), of_hour),
        hour_totals, longest
      ) AS candidates
    FROM totals_of
  ),
  drawn_of AS (
    SELECT
      subscriber,
      arrayFilter(
        total -> bitAnd(bitShiftRight(total, 16), most_ms) != most_ms,
        arrayMap(
          (best, tied) -> if(length(tied) = 1, best, arraySort(
            total -> draw_hash(
              {draw_low:UInt64}, {draw_high:UInt64}, hour_draw, subscriber,
              toString(intDiv(toInt64(bitShiftRight(total, 40)) * hour_ms - {hour_shift_ms:Int64}, 1000)),
              place_ids[bitAnd(total, 65535)]
            ),
            if(length(tied) = 1, [], tied)
          )[1]),
          longest, candidates
        )
      ) AS drawn
    FROM longest_of
  ),
  days_of AS (
    SELECT
      subscriber,
      arrayMap(
        total -> (toUInt32(intDiv(toInt64(bitShiftRight(total, 40)) * hour_ms - {hour_shift_ms:Int64}, 1000)), toUInt16(bitAnd(total, 65535))),
        drawn
      ) AS hours,
      arrayMap(hour -> local_day(1000 * toInt64(hour.1), {time_zone:String}), hours) AS days,
      arrayJoin(arraySplit((hour, day, earlier) -> day != earlier, hours, days, arrayShiftRight(days, 1))) AS day_hours
    FROM drawn_of
  )
SELECT
  subscriber,
  local_day(1000 * toInt64(day_hours[1].1), {time_zone:String}) AS day,
  if(length(day_hours) <= {hours_max:UInt8}, day_hours, arraySlice(
    arraySort(
      hour -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, day_draw, subscriber, toString(day), toString(hour.1)),
      if(length(day_hours) > {hours_max:UInt8}, day_hours, [])
    ),
    1, {hours_max:UInt8}
  )) AS hours
FROM days_of
