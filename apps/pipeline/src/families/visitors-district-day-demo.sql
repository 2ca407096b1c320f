-- Customers with a zone visit inside the district that overlaps the day, by demo leaf. From place-day (measures.md 3, 6).
SELECT districts.area_id AS area_id, days.day AS day, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender, days.n AS n
FROM (
  SELECT district, day, leaf, count() AS n FROM district_days WHERE day >= {from:Date} AND day < {to:Date} GROUP BY district, day, leaf
) AS days
INNER JOIN districts ON districts.district = days.district
INNER JOIN demo_leaves ON demo_leaves.leaf = days.leaf
