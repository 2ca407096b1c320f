-- Grain: subscriber with a kept event. Input: stay_lists of the bucket. A roamer's country is that of the first kept event's
-- mobile country code (ITU E.212), if it is another country than the market's (measures.md 6, Roamers).
INSERT INTO kept
SELECT
  subscriber,
  is_registered,
  if(is_registered OR sim_country = {country:String}, '', sim_country) AS country,
  events
FROM (
  SELECT *, transform(left(plmn, 3), {mccs:Array(String)}, {mcc_countries:Array(String)}, 'unknown') AS sim_country FROM stay_lists
  WHERE events > 0
)
