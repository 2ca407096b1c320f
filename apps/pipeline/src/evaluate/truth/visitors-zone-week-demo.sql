-- One row a person and zone of the week, at most 12.
SELECT zone AS area_id, {week:String} AS week, age_band, gender
FROM (SELECT DISTINCT person, zone FROM zone_visits ORDER BY person, cityHash64(person, zone, {week:String}) LIMIT 12 BY person) AS kept
INNER JOIN people USING person
WHERE country = ''
