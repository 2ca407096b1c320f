-- One row a network event of the day, as the phone made it. In: segments. One event in each of the stretch's equal parts, at a
-- drawn moment: gaps from next to nothing to twice the mean. One in seven is on the other cell.
CREATE OR REPLACE TABLE day_events ENGINE = Memory AS
SELECT
  person,
  start_ms + toInt64((number + simulatedUniform(h, number * 2)) * (end_ms - start_ms) / events) AS observed_ms,
  if(simulatedUniform(h, number * 2 + 1) < 0.15, other_cell, cell) AS cell,
  kind <= 1 AS is_at_rest
FROM segments
ARRAY JOIN range(events) AS number
