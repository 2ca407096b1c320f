-- Grain: one row a subscriber whose events may be processed, and from when on, as known at the time of the build. Registered
-- subscribers by the register and their objections; SIMs of others, who have no record here, unless they objected. A market's
-- policy may leave out all SIMs without a record here, and subscribers of unknown age or gender (privacy.md 3, 8).
INSERT INTO admitted
SELECT subscriber, greatest(candidate.consent_from_ms, objection.admitted_from_ms) AS admitted_from_ms
FROM (
  SELECT subscriber, consent_from_ms
  FROM people
  WHERE {admit_unknown:UInt8} OR (birth_year > 0 AND gender IN ('female', 'male'))
  UNION ALL
  SELECT DISTINCT subscriber, toInt64(0) AS consent_from_ms
  FROM events
  WHERE {admit_roamers:UInt8} AND is_registered = 0 AND subscriber NOT IN (SELECT subscriber FROM people)
) AS candidate
LEFT ANY JOIN (SELECT subscriber, admitted_from_ms FROM objections) AS objection USING subscriber
WHERE admitted_from_ms < 253402300800000
