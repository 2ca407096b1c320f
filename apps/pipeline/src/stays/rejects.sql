-- Grain: event rejected by a per-subscriber rule, named by file and line. Inputs: events, admitted, files, rejecting, after a
-- build. The rules are those of tracks.sql and clean.sql, here with the rows they fall on (measures.md 6):
-- DUPLICATE: same subscriber, instant, cell and plmn, all but the first by (file name, line). CONFLICT: after that, two cells
-- at one instant, all. SPEED: after that, compared with the last kept event, more than 10 km and more than 55 m/s.
WITH
  (SELECT groupArray(radians(latitude)) FROM (SELECT latitude FROM cell_facts ORDER BY cell)) AS latitude_of,
  (SELECT groupArray(radians(longitude)) FROM (SELECT longitude FROM cell_facts ORDER BY cell)) AS longitude_of
SELECT files.path AS file, rejected.reject.2 AS line, rejected.reject.3 AS rule
FROM (
  SELECT
    arraySort(groupArray((observed_ms, toUInt64(cell), toString(plmn), files.path, events.line, events.file))) AS sorted,
    arrayMap(
      (event, earlier) -> (event.1, event.2, event.3) = (earlier.1, earlier.2, earlier.3),
      sorted, arrayShiftRight(sorted, 1)
    ) AS is_duplicate,
    arrayFilter((event, duplicate) -> NOT duplicate, sorted, is_duplicate) AS distinct_events,
    arrayMap(event -> event.1, arrayFilter(
      (event, earlier) -> event.1 = earlier.1 AND event.2 != earlier.2,
      distinct_events, arrayShiftRight(distinct_events, 1)
    )) AS conflict_ms,
    arrayFilter(event -> NOT has(conflict_ms, event.1), distinct_events) AS calm,
    arrayFold(
      (walk, ms, cell) -> if(
        is_too_fast((walk.1, walk.2), (ms, cell), latitude_of, longitude_of),
        (walk.1, walk.2, arrayPushBack(walk.3, ms)),
        (ms, cell, walk.3)
      ),
      calm.1, calm.2, (calm[1].1, calm[1].2, CAST([], 'Array(Int64)'))
    ).3 AS fast_ms,
    arrayJoin(arrayConcat(
      arrayMap(event -> (event.6, event.5, 'DUPLICATE'), arrayFilter((event, duplicate) -> duplicate, sorted, is_duplicate)),
      arrayMap(event -> (event.6, event.5, 'CONFLICT'), arrayFilter(event -> has(conflict_ms, event.1), distinct_events)),
      arrayMap(event -> (event.6, event.5, 'SPEED'), arrayFilter(event -> has(fast_ms, event.1), calm))
    )) AS reject
  FROM events
  INNER JOIN files ON files.file = events.file
  INNER JOIN admitted ON admitted.subscriber = events.subscriber
  WHERE events.subscriber IN (SELECT subscriber FROM rejecting)
    AND observed_ms >= admitted.admitted_from_ms
  GROUP BY events.subscriber
) AS rejected
INNER JOIN files ON files.file = rejected.reject.1
