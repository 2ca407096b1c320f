-- Customers per site and hour: each at the one site with most stay time. From person-hour (measures.md 3).
SELECT sites.site_id AS site_id, hours.at AS at, hours.n AS n
FROM (
  SELECT hours.site AS site, hours.at AS at, count() AS n FROM site_hours ARRAY JOIN hours
  WHERE day >= {from:Date} AND day < {to:Date} GROUP BY site, at
) AS hours
INNER JOIN sites ON sites.site = hours.site
