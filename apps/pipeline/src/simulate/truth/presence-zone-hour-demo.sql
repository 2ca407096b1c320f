-- True presence-zone-hour-demo of one day: keys of measures.md 6, then n; no zero cells. In: true_presence.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT dictGet('zone_facts', 'area_id', toUInt64(zone)) AS area_id, toInt64(at) AS at,
  {age_bands:Array(String)}[leaf] AS age_band, {genders:Array(String)}[leaf] AS gender, toInt32(count()) AS n
FROM true_presence
GROUP BY zone, at, leaf
ORDER BY area_id, at, age_band, gender
