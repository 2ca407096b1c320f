-- Customers per site, ISO week, local daypart in which the drawn visit of the week starts, coarse band of its dwell, and age.
-- From place-week (measures.md 3).
SELECT sites.site_id AS site_id, iso_week(weeks.monday) AS week, weeks.daypart AS daypart, weeks.dwell_band AS dwell_band,
  weeks.age_band AS age_band, weeks.n AS n
FROM (
  SELECT site, monday, daypart_of(start_ms, {time_zone:String}) AS daypart, coarse_dwell_band_of(dwell_ms) AS dwell_band, age_band, count() AS n
  FROM site_weeks
  INNER JOIN demo_leaves ON demo_leaves.leaf = site_weeks.leaf
  WHERE monday >= {from:Date} AND monday < {to:Date}
  GROUP BY site, monday, daypart, dwell_band, age_band
) AS weeks
INNER JOIN sites ON sites.site = weeks.site
