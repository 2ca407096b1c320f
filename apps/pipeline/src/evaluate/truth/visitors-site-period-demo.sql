-- One row a person and site of the period, at most 6.
SELECT site AS site_id, {from:String} AS period, age_band, gender
FROM (SELECT DISTINCT person, site FROM site_visits ORDER BY person, cityHash64(person, site, {from:String}) LIMIT 6 BY person) AS kept
INNER JOIN people USING person
