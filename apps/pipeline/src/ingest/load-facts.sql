-- Grain: one row for a set of files. Of their accepted rows: how many there are and how many lie on a cell that serves a zone;
-- how many SIMs of the home network were in nobody's register (rule UNKNOWN_SUBSCRIBER).
SELECT
  count() AS events,
  countIf(cell IN (SELECT cell FROM cell_zones)) AS locatable,
  (
    SELECT uniqExact(assumeNotNull(subscriber)) FROM quarantine
    WHERE rule = 'UNKNOWN_SUBSCRIBER' AND file IN (SELECT file FROM files WHERE has({paths:Array(String)}, path))
  ) AS unknown_subscribers
FROM events
WHERE file IN (SELECT file FROM files WHERE has({paths:Array(String)}, path))
