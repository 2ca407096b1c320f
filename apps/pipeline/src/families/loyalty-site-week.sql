-- Customers with a visit to the site that starts in the ISO week, new or returning. From place-week (measures.md 3, 6).
SELECT sites.site_id AS site_id, iso_week(weeks.monday) AS week, weeks.loyalty AS kind, weeks.n AS n
FROM (
  SELECT site, monday, loyalty, count() AS n FROM site_weeks WHERE monday >= {from:Date} AND monday < {to:Date} GROUP BY site, monday, loyalty
) AS weeks
INNER JOIN sites ON sites.site = weeks.site
