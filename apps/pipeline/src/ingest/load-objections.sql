-- Grain: one row an objection, withdrawal or return, by pseudonym; those known already are not added again. Once known, an
-- objection stays: a later file without it does not take it back, a RETURN does.
INSERT INTO consent
WITH (SELECT inner_pad FROM ingest_key) AS inner_pad, (SELECT outer_pad FROM ingest_key) AS outer_pad
SELECT DISTINCT
  reinterpretAsUInt64(reverse(substring(SHA256(concat(outer_pad, SHA256(concat(inner_pad, fields[1])))), 1, 8))) AS subscriber,
  assumeNotNull(parse_instant_or_date(fields[2], {time_zone:String})) AS effective_ms,
  fields[3] AS kind
FROM source
WHERE (subscriber, effective_ms, kind) NOT IN (SELECT subscriber, effective_ms, kind FROM consent)
