-- Grain: one row a table that holds rows of subscribers, derived ones too; not the register of objections, which keeps them out.
SELECT DISTINCT table AS holder
FROM system.columns
WHERE database = currentDatabase() AND name = 'subscriber' AND table NOT IN ('consent', 'erasing') AND NOT startsWith(table, 'ingest_')
  AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine IN ('MergeTree', 'Distributed'))
ORDER BY holder
