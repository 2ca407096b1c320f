-- One row or none: the first customer of 35 to 64, known to be so, without a day job, who may be processed from the first instant on. In: persons.
SELECT person, subscriber_id, leaf, home
FROM persons
WHERE NOT is_roamer AND leaf BETWEEN 1 AND 14 AND band BETWEEN 3 AND 5 AND work = 0 AND objection = '' AND consent = 'CONTRACT' AND consent_ms < {day0_ms:Int64}
ORDER BY person
LIMIT 1
