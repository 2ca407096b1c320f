-- One row a customer who was to be counted in the period and works in another zone than that of the home.
SELECT work_zone AS area_id, {from:String} AS period, age_band, gender
FROM people
WHERE country = '' AND work_zone NOT IN ('', home_zone) AND person IN (SELECT person FROM zone_visits)
