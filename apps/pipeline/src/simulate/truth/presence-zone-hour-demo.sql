-- True presence-zone-hour-demo of one day: keys of measures.md 6, then n; no zero cells. In: true_presence, lookups.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
WITH (SELECT zone_ids FROM lookups) AS zone_ids
SELECT zone_ids[zone] AS area_id, toInt64(at) AS at,
  {age_bands:Array(String)}[leaf] AS age_band, {genders:Array(String)}[leaf] AS gender, toInt32(count()) AS n
FROM true_presence
GROUP BY zone, at, leaf
ORDER BY area_id, at, age_band, gender
