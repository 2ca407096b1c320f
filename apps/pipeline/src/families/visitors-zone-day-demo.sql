-- Customers with a visit to the zone that overlaps the day, by demo leaf. From place-day (measures.md 3).
SELECT zones.area_id AS area_id, days.day AS day, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender, days.n AS n
FROM (
  SELECT zone, day, leaf, count() AS n FROM zone_days WHERE day >= {from:Date} AND day < {to:Date} GROUP BY zone, day, leaf
) AS days
INNER JOIN zones ON zones.zone = days.zone
INNER JOIN demo_leaves ON demo_leaves.leaf = days.leaf
