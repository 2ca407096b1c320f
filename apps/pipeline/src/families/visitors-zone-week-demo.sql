-- Customers with a visit to the zone that overlaps the ISO week, by demo leaf. From place-week (measures.md 3).
SELECT zones.area_id AS area_id, iso_week(weeks.monday) AS week, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender, weeks.n AS n
FROM (
  SELECT zone, monday, leaf, count() AS n FROM zone_weeks WHERE monday >= {from:Date} AND monday < {to:Date} GROUP BY zone, monday, leaf
) AS weeks
INNER JOIN zones ON zones.zone = weeks.zone
INNER JOIN demo_leaves ON demo_leaves.leaf = weeks.leaf
