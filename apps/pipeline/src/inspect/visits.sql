-- Grain: visit, of everyone who is kept. Instants in UTC to the second (floor).
SELECT identified.subscriber_id AS subscriber_id, visits.place_kind AS place_kind, places.place_id AS place_id,
  utc_second(visits.start_ms) AS start, utc_second(visits.end_ms) AS end
FROM (
  SELECT subscriber, 'ZONE' AS place_kind, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM movements ARRAY JOIN zone_visits AS visit
  UNION ALL
  SELECT subscriber, 'SITE' AS place_kind, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM movements ARRAY JOIN site_visits AS visit
) AS visits
GLOBAL INNER JOIN identified ON identified.subscriber = visits.subscriber
GLOBAL INNER JOIN (
  SELECT 'ZONE' AS place_kind, zone AS place, area_id AS place_id FROM zones
  UNION ALL
  SELECT 'SITE' AS place_kind, site AS place, site_id AS place_id FROM sites
) AS places ON places.place_kind = visits.place_kind AND places.place = visits.place
ORDER BY subscriber_id, place_kind, place_id, start, end
