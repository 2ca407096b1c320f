-- Customers per zone, hour and demo leaf: each in the one zone with most stay time. From person-hour (measures.md 3).
SELECT zones.area_id AS area_id, hours.at AS at, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender, hours.n AS n
FROM (
  SELECT hours.zone AS zone, hours.at AS at, leaf, count() AS n FROM zone_hours ARRAY JOIN hours
  WHERE day >= {from:Date} AND day < {to:Date} GROUP BY zone, at, leaf
) AS hours
INNER JOIN zones ON zones.zone = hours.zone
INNER JOIN demo_leaves ON demo_leaves.leaf = hours.leaf
