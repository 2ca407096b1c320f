-- The day's file before it is written: day_events, ping-pong, and rows that ingestion must refuse or keep once, a few in ten thousand of
-- each kind (measures.md 1). In: day_events and the
-- dictionaries. `defect` names what is wrong; '' nothing.
CREATE OR REPLACE TABLE day_rows ENGINE = Memory AS
SELECT person, observed_ms, cell, toLowCardinality('') AS defect FROM day_events
UNION ALL
SELECT person, observed_ms + flicker.1, flicker.2, 'ping-pong'
FROM day_events
ARRAY JOIN [(40000, dictGet('cell_facts', 'partner', toUInt64(cell))), (95000, cell)] AS flicker
WHERE is_at_rest AND dictGet('cell_facts', 'partner', toUInt64(cell)) != cell AND cityHash64({seed:UInt64}, 'flicker', person, observed_ms) % 200 = 0
UNION ALL
-- A visitor's phone whose clock is a day ahead: FUTURE for whoever loads the file before that, a late row for whoever loads it after.
SELECT person, observed_ms + 86400000, cell, 'future'
FROM day_events
WHERE person > {subscribers:UInt32} AND {is_last:UInt8} = 0 AND cityHash64({seed:UInt64}, 'future', person, observed_ms) % 200 = 0
UNION ALL
SELECT
  person,
  observed_ms + multiIf(kind = 'outside-date', 259200000, kind = 'speed', 60000, 0) AS observed_ms,
  multiIf(
    kind = 'conflict', dictGet('cell_facts', 'partner', toUInt64(cell)),
    kind = 'speed', dictGet('zone_facts', 'far_cell', toUInt64(dictGet('cell_facts', 'zone', toUInt64(cell)))),
    kind = 'cell-not-valid', {invalid_cell:UInt32},
    cell) AS cell,
  kind AS defect
FROM (
  SELECT person, observed_ms, cell,
    arrayElement(['duplicate', 'duplicate', 'duplicate', 'no-cell', 'no-time', 'bad-plmn', 'unknown-cell', 'unknown-subscriber',
      'outside-date', 'cell-not-valid', 'conflict', 'speed'], 1 + cityHash64({seed:UInt64}, 'defect', person, observed_ms) % 10000) AS kind
  FROM day_events
)
WHERE kind != ''
