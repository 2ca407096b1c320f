-- True dwell-site-day of one day: a person's longest visit to a site that day, by band; keys of measures.md 6, then n; no zero
-- cells. In: true_site_visits.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT dictGet('site_facts', 'site_id', toUInt64(site)) AS site_id, {day:String} AS day,
  {dwell_bands:Array(String)}[arrayLastIndex(edge -> longest_s >= edge * 60, {band_edges:Array(UInt32)})] AS dwell_band,
  toInt32(count()) AS n
FROM (SELECT site, person, max(dwell_s) AS longest_s FROM true_site_visits WHERE day = toDate({day:String}) GROUP BY site, person)
GROUP BY site_id, dwell_band
ORDER BY site_id, indexOf({dwell_bands:Array(String)}, dwell_band)
