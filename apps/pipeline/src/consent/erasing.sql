-- Grain: one row a subscriber who has objected and still has rows; `admitted_from_ms` as in objections.sql.
INSERT INTO erasing
SELECT subscriber, admitted_from_ms
FROM objections
WHERE has_objected
  AND subscriber IN (SELECT subscriber FROM identities UNION DISTINCT SELECT subscriber FROM people UNION DISTINCT SELECT assumeNotNull(subscriber) FROM quarantine WHERE subscriber IS NOT NULL)
