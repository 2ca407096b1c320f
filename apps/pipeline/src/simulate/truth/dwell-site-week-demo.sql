-- True dwell-site-week-demo of one ISO week: of a person's visits to a site that week one, drawn by hash, at most 4 sites a person
-- (privacy.md 3, place-week); keys of measures.md 6, then n; no zero cells. In: true_site_visits.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT dictGet('site_facts', 'site_id', toUInt64(site)) AS site_id, {week:String} AS week,
  {dwell_bands:Array(String)}[arrayLastIndex(edge -> dwell_s >= edge * 60, {band_edges:Array(UInt32)})] AS dwell_band,
  {age_bands:Array(String)}[leaf] AS age_band, {genders:Array(String)}[leaf] AS gender,
  toInt32(count()) AS n
FROM (
  SELECT person, leaf, site, dwell_s
  FROM (
    SELECT person, leaf, site, dwell_s, start_ms
    FROM true_site_visits
    WHERE day >= toDate({from:String}) AND day < toDate({to:String})
    ORDER BY person, site, cityHash64({seed:UInt64}, 'visit-week', person, site, start_ms)
    LIMIT 1 BY person, site
  )
  ORDER BY person, cityHash64({seed:UInt64}, 'place-week', person, site, {week:String})
  LIMIT 4 BY person
)
GROUP BY site_id, dwell_band, leaf
ORDER BY site_id, indexOf({dwell_bands:Array(String)}, dwell_band), age_band, gender
