-- True visitors-zone-day of one day: keys of measures.md 6, then n; no zero cells. In: true_zone_visits, lookups.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
WITH (SELECT zone_ids FROM lookups) AS zone_ids
SELECT zone_ids[zone] AS area_id, {day:String} AS day, toInt32(count()) AS n
FROM true_zone_visits
GROUP BY zone
ORDER BY area_id
