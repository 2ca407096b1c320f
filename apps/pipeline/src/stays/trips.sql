-- Grain: trip. Input: visits of the bucket. Of zone visits of at least 15 min, in order of start, each two neighbours in
-- different zones with at most 4 h between them are a trip; departure: end of the first, arrival: start of the second
-- (measures.md 2.5, 6).
INSERT INTO trips
WITH
  900000 AS visit_min_ms,
  14400000 AS between_max_ms
SELECT subscriber, trip.1.1 AS origin, trip.2.1 AS destination, trip.1.3 AS departure_ms, trip.2.2 AS arrival_ms
FROM (
  SELECT
    subscriber,
    arraySort(visit -> visit.2, groupArray((place, start_ms, end_ms))) AS long_visits,
    arrayFilter(
      pair -> pair.1.1 != pair.2.1 AND pair.2.2 - pair.1.3 <= between_max_ms,
      arrayZip(arrayPopBack(long_visits), arrayPopFront(long_visits))
    ) AS subscriber_trips
  FROM visits
  WHERE place_kind = 'ZONE' AND end_ms - start_ms >= visit_min_ms
    AND subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
  GROUP BY subscriber
)
ARRAY JOIN subscriber_trips AS trip
