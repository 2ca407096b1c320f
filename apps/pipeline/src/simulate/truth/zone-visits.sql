-- One row a person and zone with a true visit that day: five minutes there without leaving, journeys through it too. At most 6 zones
-- a person, kept by hash (privacy.md 3, place-day). In: segments.
CREATE OR REPLACE TABLE true_zone_visits ENGINE = Memory AS
SELECT person, leaf, zone
FROM (
  SELECT DISTINCT person, leaf, zone
  FROM (
    SELECT person, leaf, zone, sum(end_ms - start_ms) AS run_ms
    FROM (
      SELECT person, leaf, arraySort(groupArray((start_ms, zone, end_ms))) AS path,
        arrayCumSum(arrayMap((here, before) -> here.2 != before.2, path, arrayPushFront(arrayPopBack(path), path[1]))) AS runs
      FROM segments
      WHERE leaf > 0 AND start_ms >= admitted_ms
      GROUP BY person, leaf
    )
    ARRAY JOIN path.1 AS start_ms, path.2 AS zone, path.3 AS end_ms, runs AS run
    GROUP BY person, leaf, zone, run
    HAVING run_ms >= 300000
  )
)
ORDER BY person, cityHash64({seed:UInt64}, 'place-day', person, zone, {day:String})
LIMIT 6 BY person
