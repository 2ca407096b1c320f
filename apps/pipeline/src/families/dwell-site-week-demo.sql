-- Customers per site, ISO week, band of one visit of the week, drawn, and demo leaf. From place-week (measures.md 3).
SELECT sites.site_id AS site_id, iso_week(weeks.monday) AS week, weeks.dwell_band AS dwell_band,
  demo_leaves.age_band AS age_band, demo_leaves.gender AS gender, weeks.n AS n
FROM (
  SELECT site, monday, dwell_band_of(dwell_ms) AS dwell_band, leaf, count() AS n
  FROM site_weeks WHERE monday >= {from:Date} AND monday < {to:Date} GROUP BY site, monday, dwell_band, leaf
) AS weeks
INNER JOIN sites ON sites.site = weeks.site
INNER JOIN demo_leaves ON demo_leaves.leaf = weeks.leaf
