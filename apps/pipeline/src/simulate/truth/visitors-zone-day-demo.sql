-- True visitors-zone-day-demo of one day: keys of measures.md 6, then n; no zero cells. In: true_zone_visits.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT dictGet('zone_facts', 'area_id', toUInt64(zone)) AS area_id, {day:String} AS day,
  {age_bands:Array(String)}[leaf] AS age_band, {genders:Array(String)}[leaf] AS gender, toInt32(count()) AS n
FROM true_zone_visits
GROUP BY zone, leaf
ORDER BY area_id, age_band, gender
