-- Customers per origin district, destination district, daypart and day of departure. From trips-day (measures.md 3).
SELECT origins.area_id AS origin_id, destinations.area_id AS destination_id, flows.daypart AS daypart, flows.day AS day, flows.n AS n
FROM (
  SELECT origin, destination, daypart, day, count() AS n
  FROM trip_days WHERE day >= {from:Date} AND day < {to:Date} GROUP BY origin, destination, daypart, day
) AS flows
INNER JOIN districts AS origins ON origins.district = flows.origin
INNER JOIN districts AS destinations ON destinations.district = flows.destination
