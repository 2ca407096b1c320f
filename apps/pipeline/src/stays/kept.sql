-- Grain: subscriber with a kept event. Inputs: whereabouts of the bucket, events, files. A roamer's country is that of the first
-- kept event's mobile country code (ITU E.212), if it is another country than the market's (measures.md 6, Roamers); of
-- several events at that instant the first by file name and line decides, as for duplicates.
INSERT INTO kept
SELECT
  whereabouts.subscriber,
  whereabouts.is_registered,
  if(whereabouts.is_registered OR first_sims.country = {country:String}, '', first_sims.country) AS country,
  whereabouts.events,
  length(whereabouts.zone_visits) + length(whereabouts.site_visits) AS visits
FROM whereabouts
LEFT JOIN (
  SELECT
    subscriber,
    transform(left(argMin(toString(plmn), (files.path, events.line)), 3), {mccs:Array(String)}, {mcc_countries:Array(String)}, 'unknown') AS country
  FROM events
  INNER JOIN files ON files.file = events.file
  WHERE NOT is_registered
    AND subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
    AND (subscriber, observed_ms) IN (SELECT subscriber, first_ms FROM whereabouts WHERE NOT is_registered)
  GROUP BY subscriber
) AS first_sims ON first_sims.subscriber = whereabouts.subscriber
WHERE whereabouts.events > 0
