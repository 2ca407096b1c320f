-- One row a person and zone of the period, at most 16.
SELECT zone AS area_id, {from:String} AS period, age_band, gender
FROM (SELECT DISTINCT person, zone FROM zone_visits ORDER BY person, cityHash64(person, zone, {from:String}) LIMIT 16 BY person) AS kept
INNER JOIN people USING person
WHERE country = ''
