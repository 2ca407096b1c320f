-- One row a person and site of the period, at most 6, by the number of days with a visit.
SELECT site AS site_id, multiIf(days = 1, '1', days = 2, '2', days <= 4, '3-4', days <= 9, '5-9', '10+') AS days_band, {from:String} AS period
FROM (
  SELECT person, site, uniqExact(day) AS days FROM site_visits GROUP BY person, site ORDER BY person, cityHash64(person, site, {from:String}) LIMIT 6 BY person
)
