-- Grain: trip, of everyone who is kept. Instants in UTC to the second (floor).
SELECT identified.subscriber_id AS subscriber_id, origins.area_id AS origin_id, destinations.area_id AS destination_id,
  utc_second(trips.departure_ms) AS departure, utc_second(trips.arrival_ms) AS arrival
FROM (
  SELECT subscriber, trip.1 AS origin, trip.2 AS destination, trip.3 AS departure_ms, trip.4 AS arrival_ms
  FROM movements ARRAY JOIN trips AS trip
) AS trips
GLOBAL INNER JOIN identified ON identified.subscriber = trips.subscriber
GLOBAL INNER JOIN zones AS origins ON origins.zone = trips.origin
GLOBAL INNER JOIN zones AS destinations ON destinations.zone = trips.destination
ORDER BY subscriber_id, origin_id, destination_id, departure, arrival
