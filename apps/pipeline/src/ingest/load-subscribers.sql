-- Grain: one row a distinct subscriber id of an event file, with its pseudonym (first 8 bytes, big endian, of
-- HMAC-SHA-256(K, id); measures.md 6) and what the register says of it. Who is in neither register nor objections is a SIM
-- of another operator or country, or unknown: admitted from the beginning, not registered.
INSERT INTO ingest_subscribers
WITH (SELECT inner_pad FROM ingest_key) AS inner_pad, (SELECT outer_pad FROM ingest_key) AS outer_pad
SELECT
  ids.id, sipHash64(ids.id), ids.subscriber, register.is_registered, register.admitted_from_ms, register.birth_year
FROM (
  SELECT id, reinterpretAsUInt64(reverse(substring(SHA256(concat(outer_pad, SHA256(concat(inner_pad, id)))), 1, 8))) AS subscriber
  FROM (SELECT DISTINCT fields[1] AS id FROM source WHERE is_whole = 1)
  WHERE id != ''
) AS ids
LEFT ANY JOIN ingest_register AS register ON ids.subscriber = register.subscriber
