-- Step 1 of 6, events to tracks. Grain: subscriber of the bucket whose consent admits anything.
-- Inputs: events, admitted. Output: `keys`, the events in order, each one number: instant (ms after base_ms), cell, plmn
-- code, from the high bits down, so that sorting numbers sorts events and equal numbers are DUPLICATEs, of which one stays
-- (measures.md 6); and duplicate_ms, the instants where one went.
-- Who is not in `admitted` is nowhere (privacy.md 8). A subscriber counts as registered if any event says so.
WITH
  {cell_bits:UInt8} + {plmn_bits:UInt8} AS instant_shift,
  greatest(admitted.admitted_from_ms - {base_ms:Int64}, 0) AS admitted_from
SELECT
  grouped.subscriber AS subscriber,
  grouped.is_registered AS is_registered,
  if(
    admitted_from > 0,
    arrayFilter(key -> toInt64(bitShiftRight(key, instant_shift)) >= admitted_from, grouped.distinct_keys),
    grouped.distinct_keys
  ) AS keys,
  length(grouped.sorted_keys) > length(grouped.distinct_keys) AS has_duplicates,
  arrayDistinct(arrayFilter(
    ms -> ms >= admitted_from,
    arrayMap(
      key -> toInt64(bitShiftRight(key, instant_shift)),
      arrayFilter(
        (key, earlier) -> key = earlier,
        if(has_duplicates, arrayPopFront(grouped.sorted_keys), []), if(has_duplicates, arrayPopBack(grouped.sorted_keys), [])
      )
    )
  )) AS duplicate_ms
FROM (
  SELECT
    subscriber,
    max(events.is_registered) AS is_registered,
    arraySort(groupArray(
      bitShiftLeft(toUInt64(observed_ms - {base_ms:Int64}), {cell_bits:UInt8} + {plmn_bits:UInt8})
      + bitShiftLeft(toUInt64(cell), {plmn_bits:UInt8})
      + transform(plmn, {plmns:Array(String)}, range(toUInt64(length({plmns:Array(String)}))), toUInt64(0))
    )) AS sorted_keys,
    arrayCompact(sorted_keys) AS distinct_keys
  FROM events
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
  GROUP BY subscriber
) AS grouped
INNER JOIN (
  SELECT subscriber, admitted_from_ms FROM admitted
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS admitted ON admitted.subscriber = grouped.subscriber
WHERE notEmpty(keys)
