-- Grain: event rejected by a per-subscriber rule, named by file and line. Inputs: events, files, rejecting, after a build.
-- Of the rows of one subscriber, instant, cell and plmn the first by (file name, line) stays, the others are DUPLICATE; what
-- stays is CONFLICT or SPEED where that rule rejected the instant (measures.md 6). The events are narrowed first: a join that
-- built its table from all of them would need their memory.
SELECT
  file,
  line,
  multiIf(copy > 1, 'DUPLICATE', has(rules, 'CONFLICT'), 'CONFLICT', has(rules, 'SPEED'), 'SPEED', '') AS rule
FROM (
  SELECT
    files.path AS file,
    events.line AS line,
    rejecting.rules AS rules,
    row_number() OVER (
      PARTITION BY events.subscriber, events.observed_ms, events.cell, events.plmn ORDER BY files.path, events.line
    ) AS copy
  FROM (SELECT * FROM events WHERE (subscriber, observed_ms) IN (SELECT subscriber, observed_ms FROM rejecting)) AS events
  INNER JOIN (
    SELECT subscriber, observed_ms, groupUniqArray(toString(rule)) AS rules FROM rejecting GROUP BY subscriber, observed_ms
  ) AS rejecting ON rejecting.subscriber = events.subscriber AND rejecting.observed_ms = events.observed_ms
  INNER JOIN files ON files.file = events.file
)
WHERE rule != ''
