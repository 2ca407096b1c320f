-- One row a person and district of the day, at most 4.
SELECT district AS area_id, {day:String} AS day, age_band, gender
FROM (SELECT DISTINCT person, district FROM zone_visits ORDER BY person, cityHash64(person, district, {day:String}) LIMIT 4 BY person) AS kept
INNER JOIN people USING person
WHERE country = ''
