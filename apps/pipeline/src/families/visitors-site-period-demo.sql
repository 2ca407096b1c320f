-- Customers with a visit to the site that starts in the budget period, by demo leaf. From place-period (measures.md 3).
SELECT sites.site_id AS site_id, periods.period AS period, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender, periods.n AS n
FROM (
  SELECT site, period, leaf, count() AS n FROM site_periods WHERE period >= {from:Date} AND period < {to:Date} GROUP BY site, period, leaf
) AS periods
INNER JOIN sites ON sites.site = periods.site
INNER JOIN demo_leaves ON demo_leaves.leaf = periods.leaf
