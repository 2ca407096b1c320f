-- One row a person and site of the week, by the district of the home; in truth none is unknown.
SELECT site AS site_id, home_district AS home_district_id, {week:String} AS week
FROM site_weeks
INNER JOIN people USING person
