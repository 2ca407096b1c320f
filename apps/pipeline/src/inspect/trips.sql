-- Grain: trip, of everyone who is kept. Instants in UTC to the second (floor).
SELECT identified.subscriber_id AS subscriber_id, origins.area_id AS origin_id, destinations.area_id AS destination_id,
  utc_second(trips.departure_ms) AS departure, utc_second(trips.arrival_ms) AS arrival
FROM trips
GLOBAL INNER JOIN identified ON identified.subscriber = trips.subscriber
GLOBAL INNER JOIN zones AS origins ON origins.zone = trips.origin
GLOBAL INNER JOIN zones AS destinations ON destinations.zone = trips.destination
ORDER BY subscriber_id, origin_id, destination_id, departure, arrival
