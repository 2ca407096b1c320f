-- One row a true trip: from one zone visit of 15 minutes or more to the next in another zone, at most four hours later. In: zone_visits of customers.
CREATE OR REPLACE TABLE trips ENGINE = Memory AS
SELECT person, origin, destination, origin_district, destination_district, departure_ms
FROM (
  SELECT person, zone AS origin, district AS origin_district, end_ms AS departure_ms,
    leadInFrame(zone) OVER journey AS destination,
    leadInFrame(district) OVER journey AS destination_district,
    leadInFrame(start_ms) OVER journey AS arrival_ms
  FROM zone_visits
  WHERE end_ms - start_ms >= 900000
  WINDOW journey AS (PARTITION BY person ORDER BY start_ms ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
)
WHERE arrival_ms > 0 AND origin != destination AND arrival_ms - departure_ms <= 14400000
