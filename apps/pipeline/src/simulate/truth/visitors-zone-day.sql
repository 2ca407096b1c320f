-- True visitors-zone-day of one day: keys of measures.md 6, then n; no zero cells. In: true_zone_visits.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT dictGet('zone_facts', 'area_id', toUInt64(zone)) AS area_id, {day:String} AS day, toInt32(count()) AS n
FROM true_zone_visits
GROUP BY zone
ORDER BY area_id
