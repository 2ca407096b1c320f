-- Foreign SIMs with a zone visit inside the district that overlaps the day, by the SIM's country. From place-day
-- (measures.md 3, 6).
SELECT districts.area_id AS area_id, days.day AS day, days.country AS country, days.n AS n
FROM (
  SELECT district, day, country, count() AS n FROM roamer_days WHERE day >= {from:Date} AND day < {to:Date} GROUP BY district, day, country
) AS days
INNER JOIN districts ON districts.district = days.district
