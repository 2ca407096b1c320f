-- Customers with a visit to the zone that overlaps the day. From place-day (measures.md 3).
SELECT zones.area_id AS area_id, days.day AS day, days.n AS n
FROM (
  SELECT zone, day, count() AS n FROM zone_days WHERE day >= {from:Date} AND day < {to:Date} GROUP BY zone, day
) AS days
INNER JOIN zones ON zones.zone = days.zone
