-- Customers with a visit to the site that starts in the ISO week, by the district of their home zone. From place-week
-- (measures.md 3).
SELECT sites.site_id AS site_id, if(weeks.home_district = 0, 'unknown', districts.area_id) AS home_district_id,
  iso_week(weeks.monday) AS week, weeks.n AS n
FROM (
  SELECT site, home_district, monday, count() AS n FROM site_weeks WHERE monday >= {from:Date} AND monday < {to:Date} GROUP BY site, home_district, monday
) AS weeks
INNER JOIN sites ON sites.site = weeks.site
LEFT JOIN districts ON districts.district = weeks.home_district
