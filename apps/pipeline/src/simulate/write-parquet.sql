-- Writes the day's rows as one Parquet file in the landing format (measures.md 1), ordered, so that the same seed gives the same
-- bytes. In: day_rows, persons and the dictionaries.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT
  if(defect = 'unknown-subscriber', concat('x', substring(subscriber_id, 2)), subscriber_id) AS subscriber_id,
  multiIf(defect = 'no-cell', NULL, defect = 'unknown-cell', 'cell-of-nowhere', dictGet('cell_facts', 'cell_id', toUInt64(cell))) AS cell_id,
  if(defect = 'no-time', NULL, observed_ms) AS observed_at,
  if(defect = 'bad-plmn', '234', plmn) AS plmn
FROM day_rows
INNER JOIN persons USING (person)
ORDER BY day_rows.person, day_rows.observed_ms, day_rows.cell, day_rows.defect
SETTINGS output_format_parquet_compression_method = 'zstd', output_format_parquet_write_bloom_filter = 0,
  output_format_parquet_max_dictionary_size = 65536
