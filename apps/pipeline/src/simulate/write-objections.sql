-- objections.csv: objections, withdrawals and returns in the order of subscriber and time (measures.md 1). In: persons.
INSERT INTO FUNCTION file({path:String}, 'CSVWithNames')
SELECT
  subscriber_id,
  concat(formatDateTime(toDateTime(intDiv(step.1, 1000), 'UTC'), '%Y-%m-%dT%H:%i:%S'), 'Z') AS effective_at,
  step.2 AS kind
FROM persons
ARRAY JOIN arrayConcat([(objection_ms, objection)], if(is_returner, [(return_ms, 'RETURN')], [])) AS step
WHERE objection != ''
ORDER BY person, step.1
