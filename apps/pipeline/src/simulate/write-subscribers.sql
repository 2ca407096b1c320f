-- subscribers.csv: one row a customer, roamers are none (measures.md 1). In: persons.
INSERT INTO FUNCTION file({path:String}, 'CSVWithNames')
SELECT
  subscriber_id,
  if(birth_year = 0, '', toString(birth_year)) AS birth_year,
  gender,
  consent,
  concat(formatDateTime(toDateTime(intDiv(consent_ms, 1000), 'UTC'), '%Y-%m-%dT%H:%i:%S'), 'Z') AS consent_at
FROM persons
WHERE NOT is_roamer
ORDER BY person
