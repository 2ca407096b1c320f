-- One row a customer who was to be counted in the period, where they live.
SELECT home_zone AS area_id, {from:String} AS period, age_band, gender
FROM people
WHERE country = '' AND person IN (SELECT person FROM zone_visits)
