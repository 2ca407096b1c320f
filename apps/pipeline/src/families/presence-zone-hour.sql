-- Customers per zone and hour: each in the one zone with most stay time. From person-hour (measures.md 3).
SELECT zones.area_id AS area_id, hours.at AS at, hours.n AS n
FROM (
  SELECT hours.zone AS zone, hours.at AS at, count() AS n FROM zone_hours ARRAY JOIN hours
  WHERE day >= {from:Date} AND day < {to:Date} GROUP BY zone, at
) AS hours
INNER JOIN zones ON zones.zone = hours.zone
