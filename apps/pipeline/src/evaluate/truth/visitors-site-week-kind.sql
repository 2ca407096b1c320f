-- One row a person and site of the week, by whether the site lies in the zone of the home, of the work, or of neither.
SELECT site AS site_id, {week:String} AS week,
  multiIf(site_zone = home_zone, 'resident', site_zone = work_zone, 'worker', 'other') AS kind
FROM (SELECT person, site, transform(site, {site_ids:Array(String)}, {site_zones:Array(String)}, '') AS site_zone FROM site_weeks) AS visited
INNER JOIN people USING person
