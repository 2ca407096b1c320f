-- Grain: one row a subscriber of subscribers.csv, with or without consent, by pseudonym. A gender other than female or male
-- is unknown, an empty birth year 0; an empty consent_at means always (measures.md 6, Consent).
INSERT INTO ingest_people
WITH (SELECT inner_pad FROM ingest_key) AS inner_pad, (SELECT outer_pad FROM ingest_key) AS outer_pad
SELECT
  line,
  reinterpretAsUInt64(reverse(substring(SHA256(concat(outer_pad, SHA256(concat(inner_pad, fields[1])))), 1, 8))) AS subscriber,
  toInt16OrZero(fields[2]) AS birth_year,
  if(fields[3] IN ('female', 'male'), fields[3], 'unknown') AS gender,
  fields[4] = 'CONTRACT' AS has_contract,
  ifNull(parse_instant_or_date(fields[5], {time_zone:String}), 0) AS consent_from_ms
FROM source
