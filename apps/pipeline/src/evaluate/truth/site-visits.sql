-- One row a true visit of five minutes or more to a site that begins in {sites_from_ms} .. {to_ms}, by who may be processed. `day`: local. In: the true stays.
CREATE OR REPLACE TABLE site_visits ENGINE = Memory AS
SELECT cityHash64(subscriber_id) AS person, toLowCardinality(site_id) AS site, start_ms, end_ms,
  toDate(toDateTime(intDiv(start_ms, 1000), {time_zone:String})) AS day
FROM file({stays:String}, 'Parquet')
WHERE kind = 'SITE' AND is_counted AND end_ms - start_ms >= 300000 AND start_ms >= {sites_from_ms:Int64} AND start_ms < {to_ms:Int64}
