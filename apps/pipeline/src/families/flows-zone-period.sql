-- Customers per public pair of zones with a trip that departs in the budget period. From trips-period (measures.md 3).
SELECT origins.area_id AS origin_id, destinations.area_id AS destination_id, flows.period AS period, flows.n AS n
FROM (
  SELECT origin, destination, period, count() AS n
  FROM pair_periods WHERE period >= {from:Date} AND period < {to:Date} GROUP BY origin, destination, period
) AS flows
INNER JOIN zones AS origins ON origins.zone = flows.origin
INNER JOIN zones AS destinations ON destinations.zone = flows.destination
