-- Grain: one row a subscriber that subscribers.csv or an objection names, as known now; who has no contract consent is
-- admitted never (253402300800000), like who is of unknown age or gender where the market's policy does not admit them.
INSERT INTO ingest_register
SELECT
  subscriber,
  max(is_registered) AS is_registered,
  max(admitted_from_ms) AS admitted_from_ms,
  max(birth_year) AS birth_year
FROM (
  SELECT subscriber, 1 AS is_registered, if(
    has_contract AND ({admit_unknown:UInt8} OR (birth_year > 0 AND gender IN ('female', 'male'))),
    consent_from_ms,
    253402300800000
  ) AS admitted_from_ms, birth_year
  FROM ingest_people
  UNION ALL
  SELECT subscriber, 0 AS is_registered, admitted_from_ms, 0 AS birth_year
  FROM objections
)
GROUP BY subscriber
