-- One row a simulated person: leaf, home and work, district of the home, country of a visitor's SIM ('' for customers). In: the truth's persons and
-- {zone_ids}, {districts}: zones with their districts; {codes}, {countries}: mobile country codes.
CREATE TABLE people ENGINE = Memory AS
SELECT
  cityHash64(subscriber_id) AS person,
  age_band,
  gender,
  home_zone,
  work_zone,
  transform(home_zone, {zone_ids:Array(String)}, {districts:Array(String)}, '') AS home_district,
  if(startsWith(subscriber_id, 'v'), transform(substring(plmn, 1, 3), {codes:Array(String)}, {countries:Array(String)}, ''), '') AS country
FROM file({persons:String}, 'Parquet')
