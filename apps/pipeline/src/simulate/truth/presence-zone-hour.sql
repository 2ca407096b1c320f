-- True presence-zone-hour of one day: keys of measures.md 6, then n; no zero cells. In: true_presence.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT dictGet('zone_facts', 'area_id', toUInt64(zone)) AS area_id, toInt64(at) AS at, toInt32(count()) AS n
FROM true_presence
GROUP BY zone, at
ORDER BY area_id, at
