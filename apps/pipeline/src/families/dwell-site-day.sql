-- Customers per site, day and band of their longest visit that starts on the day. From place-day (measures.md 3).
SELECT sites.site_id AS site_id, days.day AS day, days.dwell_band AS dwell_band, days.n AS n
FROM (
  SELECT site, day, dwell_band_of(dwell_ms) AS dwell_band, count() AS n
  FROM site_days WHERE day >= {from:Date} AND day < {to:Date} GROUP BY site, day, dwell_band
) AS days
INNER JOIN sites ON sites.site = days.site
