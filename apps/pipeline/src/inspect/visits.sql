-- Grain: visit, of everyone who is kept. Instants in UTC to the second (floor).
SELECT identified.subscriber_id AS subscriber_id, toString(visits.place_kind) AS place_kind, places.place_id AS place_id,
  utc_second(visits.start_ms) AS start, utc_second(visits.end_ms) AS end
FROM visits
GLOBAL INNER JOIN identified ON identified.subscriber = visits.subscriber
GLOBAL INNER JOIN (
  SELECT 'ZONE' AS place_kind, zone AS place, area_id AS place_id FROM zones
  UNION ALL
  SELECT 'SITE' AS place_kind, site AS place, site_id AS place_id FROM sites
) AS places ON places.place_kind = toString(visits.place_kind) AND places.place = visits.place
ORDER BY subscriber_id, place_kind, place_id, start, end
