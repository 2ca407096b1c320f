-- Grain: one line of a CSV file after its header. Line 1 is the header. `is_whole` 0: a wrong number of columns.
-- `fields`: the asked columns in their order; positions count from 1, one past the end reads as empty.
SELECT
  toUInt32(_row_number + 1) AS line,
  csv_fields(trimRight(text, '\r')) AS raw,
  length(raw) = {width:UInt32} AS is_whole,
  arrayMap(position -> raw[position], {positions:Array(UInt32)}) AS fields
FROM file({path:String}, 'LineAsString', 'text String')
WHERE _row_number > 0
