-- One row a person and pair of zones of the period, at most 40.
SELECT origin AS origin_id, destination AS destination_id, {from:String} AS period
FROM (
  SELECT DISTINCT person, origin, destination
  FROM trips
  WHERE person IN (SELECT person FROM people WHERE country = '')
  ORDER BY person, cityHash64(person, origin, destination)
  LIMIT 40 BY person
)
