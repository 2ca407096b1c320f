-- The same as CSV with ISO 8601 instants (measures.md 1). In: day_rows, persons and the dictionaries.
INSERT INTO FUNCTION file({path:String}, 'CSVWithNames')
SELECT
  if(defect = 'unknown-subscriber', concat('x', substring(subscriber_id, 2)), subscriber_id) AS subscriber_id,
  multiIf(defect = 'no-cell', '', defect = 'unknown-cell', 'cell-of-nowhere', dictGet('cell_facts', 'cell_id', toUInt64(cell))) AS cell_id,
  if(defect = 'no-time', '', concat(
    formatDateTime(fromUnixTimestamp64Milli(observed_ms, 'UTC'), '%Y-%m-%dT%H:%i:%S'),
    '.', leftPad(toString(observed_ms % 1000), 3, '0'), 'Z')) AS observed_at,
  if(defect = 'bad-plmn', '234', plmn) AS plmn
FROM day_rows
INNER JOIN persons USING (person)
ORDER BY day_rows.person, day_rows.observed_ms, day_rows.cell, day_rows.defect
