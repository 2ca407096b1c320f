-- Step 1 of 5, events to tracks. Grain: subscriber of the bucket whose consent admits anything.
-- Inputs: events, admitted. Output: `keys`, the events in order, each one number: instant (ms after base_ms), cell, plmn
-- code, from the high bits down, so that sorting numbers sorts events and equal numbers are DUPLICATEs (measures.md 6).
-- Who is not in `admitted` is nowhere (privacy.md 8). A subscriber counts as registered if any event says so.
SELECT
  grouped.subscriber AS subscriber,
  grouped.is_registered AS is_registered,
  grouped.events_read > length(grouped.distinct_keys) AS has_duplicates,
  if(
    admitted.admitted_from_ms > {base_ms:Int64},
    arrayFilter(key -> toInt64(bitShiftRight(key, {cell_bits:UInt8} + {plmn_bits:UInt8})) + {base_ms:Int64} >= admitted.admitted_from_ms, distinct_keys),
    distinct_keys
  ) AS keys
FROM (
  SELECT
    subscriber,
    max(events.is_registered) AS is_registered,
    count() AS events_read,
    arrayCompact(arraySort(groupArray(
      bitShiftLeft(toUInt64(observed_ms - {base_ms:Int64}), {cell_bits:UInt8} + {plmn_bits:UInt8})
      + bitShiftLeft(toUInt64(cell), {plmn_bits:UInt8})
      + transform(plmn, {plmns:Array(String)}, range(toUInt64(length({plmns:Array(String)}))), toUInt64(0))
    ))) AS distinct_keys
  FROM events
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
  GROUP BY subscriber
) AS grouped
INNER JOIN (
  SELECT subscriber, admitted_from_ms FROM admitted
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS admitted ON admitted.subscriber = grouped.subscriber
WHERE notEmpty(keys)
