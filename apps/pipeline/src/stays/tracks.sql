-- Step 1 of 6, events to tracks. Grain: subscriber of the bucket whose consent admits anything.
-- Inputs: events, admitted, late_starts. Output: `keys`, the events in order, each one number: instant (ms after base_ms), cell, plmn
-- code, from the high bits down, so that sorting numbers sorts events and equal numbers are DUPLICATEs, of which one stays
-- (measures.md 6); and duplicate_ms, the instants where one went.
-- Who is not in `admitted` is nowhere (privacy.md 8). A subscriber counts as registered if any event says so.
-- Consent is looked up in lists and not joined, so that every thread works on: late.1 are those admitted from an instant
-- after the first event, late.2 that instant (ms after base_ms).
INSERT INTO tracks
WITH
  {cell_bits:UInt8} + {plmn_bits:UInt8} AS instant_shift,
  (
    SELECT (groupArray(person), groupArray(admitted_from_ms - {base_ms:Int64}))
    FROM late_starts
    WHERE person BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
  ) AS late
SELECT
  subscriber,
  is_registered,
  if(
    admitted_from > 0,
    arrayFilter(key -> toInt64(bitShiftRight(key, instant_shift)) >= admitted_from, if(admitted_from > 0, distinct_keys, [])),
    distinct_keys
  ) AS keys,
  arrayDistinct(arrayFilter(
    ms -> ms >= admitted_from,
    arrayMap(
      key -> toInt64(bitShiftRight(key, instant_shift)),
      arrayFilter(
        (key, earlier) -> key = earlier,
        if(has_duplicates, arrayPopFront(sorted_keys), []), if(has_duplicates, arrayPopBack(sorted_keys), [])
      )
    )
  )) AS duplicate_ms
FROM (
  SELECT
    subscriber,
    is_registered,
    sorted_keys,
    arrayCompact(sorted_keys) AS distinct_keys,
    length(sorted_keys) > length(distinct_keys) AS has_duplicates,
    if(empty(late.1), 0, transform(subscriber, late.1, late.2, toInt64(0))) AS admitted_from
  FROM (
    SELECT
      subscriber,
      max(events.is_registered) AS is_registered,
      arraySort(groupArray(
        bitShiftLeft(toUInt64(observed_ms - {base_ms:Int64}), {cell_bits:UInt8} + {plmn_bits:UInt8})
        + bitShiftLeft(toUInt64(cell), {plmn_bits:UInt8})
        + transform(plmn, {plmns:Array(String)}, range(toUInt64(length({plmns:Array(String)}))), toUInt64(0))
      )) AS sorted_keys
    FROM events
    WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
    GROUP BY subscriber
    HAVING subscriber IN (SELECT subscriber FROM admitted WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64})
  )
)
WHERE notEmpty(keys)
-- grouped in 256 parts, so that all threads sort
SETTINGS group_by_two_level_threshold = 1, group_by_two_level_threshold_bytes = 1
