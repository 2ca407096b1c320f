-- One row a person-hour: the zone of most time in that hour (measures.md 3, presence). `at` epoch seconds. In: segments.
CREATE OR REPLACE TABLE true_presence ENGINE = Memory AS
SELECT person, at, any(leaf) AS leaf, argMax(zone, (spent_ms, zone)) AS zone
FROM (
  SELECT person, leaf, zone, hour * 3600 AS at,
    sum(least(end_ms, (hour + 1) * 3600000) - greatest(start_ms, hour * 3600000)) AS spent_ms
  FROM segments
  ARRAY JOIN range(intDiv(start_ms, 3600000), intDiv(end_ms - 1, 3600000) + 1) AS hour
  WHERE leaf > 0 AND start_ms >= admitted_ms
  GROUP BY person, leaf, zone, hour
)
GROUP BY person, at
