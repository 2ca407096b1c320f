-- One row a true visit to a zone: five minutes or more there without leaving, journeys through it too, in the days {from} .. {to} (the
-- last not included). Customers as far as they may be processed, and visitors from abroad. In: the true stays.
CREATE OR REPLACE TABLE zone_visits ENGINE = Memory AS
SELECT person, zone, min(stretch.1) AS start_ms, max(stretch.3) AS end_ms, transform(zone, {zone_ids:Array(String)}, {districts:Array(String)}, '') AS district
FROM (
  SELECT person, arraySort(groupArray((start_ms, zone_id, end_ms))) AS path,
    arrayCumSum(arrayMap((here, before) -> here.2 != before.2, path, arrayPushFront(arrayPopBack(path), path[1]))) AS runs
  FROM (
    SELECT cityHash64(subscriber_id) AS person, toLowCardinality(zone_id) AS zone_id, start_ms, end_ms
    FROM file({stays:String}, 'Parquet')
    WHERE start_ms >= {from_ms:Int64} AND start_ms < {to_ms:Int64} AND (is_counted OR startsWith(subscriber_id, 'v'))
  )
  GROUP BY person
)
ARRAY JOIN path AS stretch, runs AS run
GROUP BY person, stretch.2 AS zone, run
HAVING end_ms - start_ms >= 300000
