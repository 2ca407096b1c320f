-- One row a visitor from abroad and district of the day, at most 2.
SELECT district AS area_id, {day:String} AS day, country
FROM (SELECT DISTINCT person, district FROM zone_visits ORDER BY person, cityHash64(person, district, {day:String}) LIMIT 2 BY person) AS kept
INNER JOIN people USING person
WHERE country != ''
