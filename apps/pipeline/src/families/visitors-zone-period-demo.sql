-- Customers with a visit to the zone that overlaps the budget period, by demo leaf. From place-period (measures.md 3).
SELECT zones.area_id AS area_id, periods.period AS period, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender, periods.n AS n
FROM (
  SELECT zone, period, leaf, count() AS n FROM zone_periods WHERE period >= {from:Date} AND period < {to:Date} GROUP BY zone, period, leaf
) AS periods
INNER JOIN zones ON zones.zone = periods.zone
INNER JOIN demo_leaves ON demo_leaves.leaf = periods.leaf
