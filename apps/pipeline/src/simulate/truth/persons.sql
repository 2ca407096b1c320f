-- One row a simulated person: who they are and where they live and work. `work_zone` '' none; age band and gender `unknown` where one of them is;
-- `is_child`: under 16, never processed. In: persons and the dictionaries.
INSERT INTO FUNCTION file({path:String}, 'Parquet')
SELECT
  subscriber_id,
  {age_bands:Array(String)}[if(leaf = 0, 15, leaf)] AS age_band,
  {genders:Array(String)}[if(leaf = 0, 15, leaf)] AS gender,
  toUInt8(leaf = 0) AS is_child,
  dictGet('zone_facts', 'area_id', toUInt64(home)) AS home_zone,
  if(work = 0, '', dictGet('zone_facts', 'area_id', toUInt64(work))) AS work_zone,
  plmn
FROM persons
ORDER BY person
