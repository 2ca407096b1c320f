-- Customers per site by the number of distinct days of the budget period on which a visit starts. From place-period
-- (measures.md 3).
SELECT sites.site_id AS site_id, periods.days_band AS days_band, periods.period AS period, periods.n AS n
FROM (
  SELECT site, multiIf(days = 1, '1', days = 2, '2', days <= 4, '3-4', days <= 9, '5-9', '10+') AS days_band, period, count() AS n
  FROM site_periods WHERE period >= {from:Date} AND period < {to:Date} GROUP BY site, days_band, period
) AS periods
INNER JOIN sites ON sites.site = periods.site
