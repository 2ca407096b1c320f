-- Grain: rejected row, named by file and line (header = line 1); by the per-row rules of ingestion and the per-subscriber
-- rules of the build (`rejects`).
SELECT files.path AS file, quarantine.line AS line, toString(quarantine.rule) AS rule
FROM quarantine
INNER JOIN files ON files.file = quarantine.file
UNION ALL
SELECT file, line, rule FROM rejects
