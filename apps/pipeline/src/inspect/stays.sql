-- Grain: stay, of everyone who is kept. Instants in UTC to the second (floor).
SELECT identified.subscriber_id AS subscriber_id, stays.place_kind AS place_kind, places.place_id AS place_id,
  utc_second(stays.start_ms) AS start, utc_second(stays.end_ms) AS end
FROM (
  SELECT subscriber, 'ZONE' AS place_kind, stay.1 AS place, stay.2 AS start_ms, stay.3 AS end_ms FROM movements ARRAY JOIN zone_stays AS stay
  UNION ALL
  SELECT subscriber, 'SITE' AS place_kind, stay.1 AS place, stay.2 AS start_ms, stay.3 AS end_ms FROM movements ARRAY JOIN site_stays AS stay
) AS stays
GLOBAL INNER JOIN identified ON identified.subscriber = stays.subscriber
GLOBAL INNER JOIN (
  SELECT 'ZONE' AS place_kind, zone AS place, area_id AS place_id FROM zones
  UNION ALL
  SELECT 'SITE' AS place_kind, site AS place, site_id AS place_id FROM sites
) AS places ON places.place_kind = stays.place_kind AND places.place = stays.place
ORDER BY subscriber_id, place_kind, place_id, start, end
