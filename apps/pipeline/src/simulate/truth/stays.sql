-- Who was truly where when on one day: one row a stretch of a person's day, journeys too. `kind` HOME, WORK, STOP, SITE, JOURNEY; `site_id`
-- '' where none; instants in epoch milliseconds; `is_counted` 0: never to be processed (consent, age, roamer). In: segments, persons.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT
  subscriber_id,
  ['HOME', 'WORK', 'STOP', 'SITE', 'JOURNEY'][kind + 1] AS kind,
  dictGet('zone_facts', 'area_id', toUInt64(zone)) AS zone_id,
  dictGet('site_facts', 'site_id', toUInt64(site)) AS site_id,
  start_ms,
  end_ms,
  toUInt8(segments.leaf > 0 AND start_ms >= segments.admitted_ms) AS is_counted
FROM segments
INNER JOIN persons USING (person)
ORDER BY segments.person, start_ms
SETTINGS output_format_parquet_compression_method = 'zstd', output_format_parquet_write_bloom_filter = 0,
  output_format_parquet_max_dictionary_size = 65536
