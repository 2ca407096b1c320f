-- Grain: the first row of objections (subscriber_id, effective_at, kind) that breaks a rule. No value is given back.
SELECT line, problem
FROM (
  SELECT
    line,
    multiIf(
      is_whole = 0, 'the number of columns differs from the header''s',
      fields[1] = '', 'subscriber_id is empty',
      isNull(parse_instant_or_date(fields[2], {time_zone:String})), 'effective_at must be an instant with offset or a date',
      fields[3] NOT IN ('OBJECTION', 'WITHDRAWAL', 'RETURN'), 'kind must be OBJECTION, WITHDRAWAL or RETURN',
      ''
    ) AS problem
  FROM source
)
WHERE problem != ''
ORDER BY line
LIMIT 1
